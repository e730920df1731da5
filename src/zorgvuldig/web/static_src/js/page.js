// Small things every page shares.

// Alt+Shift+A: to the page for acute danger, from wherever one is.
export function acuteKey() {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.code !== "KeyA") return;
    const link = document.querySelector("a[data-acute]");
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
}

// Open the first time, folded after that, and then as the reader left it.
export function rememberFold(details) {
  const key = `zv-fold:${details.dataset.remember}`;
  const before = stored(key);
  if (before) details.open = before === "open";
  else store(key, "closed");
  details.querySelector("summary").addEventListener("click", () => {
    store(key, details.open ? "closed" : "open"); // the click comes before the fold
  });
}

export function printButtons(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

export function focusFirst(element) {
  element.focus();
}

export function closeMenus() {
  const open = () => document.querySelectorAll("details.zv-menu[open]");
  document.addEventListener("click", (event) => {
    open().forEach((menu) => menu.contains(event.target) || (menu.open = false));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
}

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the help open each time.
  }
}
