// Leaving quickly: wipes what was typed and puts a neutral page in the place of this one, so that
// the way back does not lead here. By the link, or by Escape twice. Without script the link works too.
const TWICE = 1000;
const away = document.querySelector("[data-away]");

const leave = () => {
  document.querySelectorAll("input:not([type=hidden]), textarea, select").forEach((field) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
  });
  document.body.hidden = true;
  document.title = "\u00a0";
  location.replace(away.href);
};

if (away) {
  let before = -TWICE;
  document.querySelectorAll("[data-away-key]").forEach((hint) => (hint.hidden = false));
  away.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - before < TWICE) leave();
    before = event.timeStamp;
  });
}

// A second click sends nothing; after ten seconds, or on the way back, it does again.
document.querySelectorAll("form[method=post]").forEach((form) => {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (sent && event.timeStamp - sent < 10000) event.preventDefault();
    else sent = event.timeStamp;
  });
  addEventListener("pageshow", () => (sent = 0));
});
