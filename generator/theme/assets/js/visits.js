// “New since your last visit.” Kept on this device alone, under visit:<language>: when we were last here, what each
// record said then, and what has changed since the visit before.
import { home, keep, make, read } from "./frame.js";

const KEY = `visit:${document.documentElement.lang}`;
const PAUSE = 4 * 60 * 60 * 1000; // after four hours it is another visit
const PAGES = { event: "timeline", actor: "actors", number: "numbers", term: "glossary", question: "questions" };
const box = document.querySelector(".news");
const button = box?.querySelector("button");

function last() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {} // refused or spoilt: then we remember nothing
}

function remember(visit) {
  keep(KEY, JSON.stringify(visit));
  return visit;
}

// What is new or changed, in words, with the name it goes by now.
function compare(before, now, words) {
  const changed = Object.entries(now).filter(([id, [mark]]) => before[id] !== mark);
  return Object.fromEntries(changed.map(([id, [, name]]) => [id, [id in before ? words.changed : words.new, name]]));
}

async function visit() {
  const before = last();
  if (before?.off) return before;
  if (before && Date.now() - before.at < PAUSE) return remember({ ...before, at: Date.now() });
  const { words, records: now } = await read("records.json");
  const marks = Object.fromEntries(Object.entries(now).map(([id, [mark]]) => [id, mark]));
  return remember({ at: Date.now(), before: before?.at, marks, news: before ? compare(before.marks, now, words) : {} });
}

function mark(news) {
  for (const [id, [word]] of Object.entries(news)) {
    document.getElementById(id)?.append(" ", make("span", { className: "fresh", textContent: word }));
  }
}

function list({ news = {}, before, off }) {
  if (!box || (!before && !off)) return;
  const found = Object.entries(news);
  const { some, nothing, forgotten, forget, remember } = box.dataset;
  box.querySelector("summary").textContent = off ? forgotten : found.length ? `${some}: ${found.length}` : nothing;
  box.querySelector("ul").replaceChildren(...found.map(([id, [word, textContent]]) => {
    const href = new URL(`${PAGES[id.split("-")[0]]}/#${id}`, home);
    return make("li", {}, make("a", { href, textContent }), ` ${word}`);
  }));
  button.textContent = off ? remember : forget;
  box.hidden = false;
}

button?.addEventListener("click", async () => {
  if (last()?.off) {
    keep(KEY);
    list({ ...(await visit()), before: 1 });
  } else {
    for (const label of document.querySelectorAll(".fresh")) label.remove();
    list(remember({ off: true }));
  }
});

// When all else is done. Offline there is no news.
if (home) {
  (window.requestIdleCallback ?? setTimeout)(async () => {
    try {
      const current = await visit();
      mark(current.news ?? {});
      list(current);
    } catch {}
  });
}
