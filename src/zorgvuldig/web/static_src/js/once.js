// A second click sends nothing. Forms that htmx sends, and forms with data-again, may be sent again.
const RELEASE = 10000;

export function sendOnce() {
  const sent = new Set();

  const release = (form) => {
    sent.delete(form);
    form.removeAttribute("data-sending");
    buttons(form).forEach((button) => button.removeAttribute("aria-disabled"));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [hx-put], [data-again]")) return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    form.setAttribute("data-sending", "");
    buttons(form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(release, RELEASE, form);
  });
  addEventListener("pageshow", () => [...sent].forEach(release));
}

const buttons = (form) => [...form.elements].filter((element) => element.type === "submit");
