// Keep what is typed: two seconds after the last key, at the latest every eight, and when the page goes out of sight.
const PAUSE = 2000;
const AT_MOST = 8000;
const AGAIN = [8000, 15000, 30000, 60000];

export function keepDraft(form) {
  if (form.draftKept) return;
  form.draftKept = true;
  form.autocomplete = "off"; // the draft brings back what is typed; going back after storing brings nothing
  const status = form.querySelector("[data-draft-status]") ?? document.querySelector("[data-draft-status]");
  const tab = document.createElement("input");
  Object.assign(tab, { type: "hidden", name: "draft_tab", value: thisTab() });
  form.append(tab);
  const back = form.querySelector("[data-draft-back]");
  if (back) back.textContent = back.dataset.draftBack; // only now is it true

  let timer, firstChange, failed = 0, changes = 0, underway, done = false;

  const say = (text, state = "") => {
    if (!status) return;
    status.dataset.state = state;
    if (status.textContent !== text) status.textContent = text;
  };

  const plan = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };

  const changed = () => {
    if (done) return;
    changes += 1;
    firstChange ??= Date.now();
    plan(Math.max(0, Math.min(PAUSE, firstChange + AT_MOST - Date.now())));
  };

  async function send({ leaving = false } = {}) {
    clearTimeout(timer);
    if (done || !changes || (underway && !leaving)) return;
    const sent = changes;
    firstChange = undefined;
    underway = new AbortController();
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: fields(form), keepalive: leaving, redirect: "error", signal: underway.signal,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "", Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(answer.status);
      kept(await answer.json(), sent);
    } catch {
      if (!done) missed();
    } finally {
      underway = undefined;
    }
  }

  function kept(reply, sent) {
    failed = 0;
    changes -= sent;
    if (reply.other_tab) say(status?.dataset.elsewhere, "waiting");
    else say(status?.dataset.kept.replace("%", reply.saved_at));
    if (changes) plan(PAUSE);
  }

  function missed() {
    say(status?.dataset.missed, "waiting");
    plan(AGAIN[Math.min(failed, AGAIN.length - 1)]);
    failed += 1;
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    done = true;
    clearTimeout(timer);
    underway?.abort();
  });
  addEventListener("pageshow", () => (done = false));
  addEventListener("pagehide", () => send({ leaving: true }));
  document.addEventListener("visibilitychange", () => document.hidden && send({ leaving: true }));
}

// Text only: a file is never sent along with a draft.
function fields(form) {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
  return typed;
}

// One number for this tab, the same after a reload.
function thisTab() {
  try {
    const known = sessionStorage.getItem("zv-tab") ?? crypto.randomUUID();
    sessionStorage.setItem("zv-tab", known);
    return known;
  } catch {
    return String(Math.random()).slice(2);
  }
}
