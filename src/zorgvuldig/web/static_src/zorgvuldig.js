// What the pages do extra when a script may run. Everything works without it.
import { checkWords } from "./js/words.js";
import { keepDraft } from "./js/draft.js";
import { acuteKey, closeMenus, focusFirst, printButtons, rememberFold } from "./js/page.js";
import { sendOnce } from "./js/once.js";

function start(root) {
  const each = (selector, act) => {
    if (root.matches?.(selector)) act(root);
    root.querySelectorAll(selector).forEach(act);
  };
  each("form[data-draft]", keepDraft);
  each("[data-check-label]", checkWords);
  each("details[data-remember]", rememberFold);
  each("[data-print]", printButtons);
  each("[data-focus]", focusFirst);
}

sendOnce();
acuteKey();
closeMenus();
start(document);
document.addEventListener("htmx:load", (event) => event.detail.elt !== document.body && start(event.detail.elt));
