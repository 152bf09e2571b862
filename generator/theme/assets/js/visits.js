// “New since your last visit.” What the records said at the last visit is kept on this device alone, under
// visit:<language>: when we were last here, what each record said then, and what has changed since the visit before.
const language = document.documentElement.lang;
const KEY = `visit:${language}`;
const PAUSE = 4 * 60 * 60 * 1000; // after four hours it is another visit
const home = document.querySelector(".site-title")?.href;
const box = document.querySelector(".news");
const PAGES = { event: "timeline", actor: "actors", number: "numbers", term: "glossary", question: "questions" };

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return undefined; // storage is refused or spoilt: then we remember nothing
  }
}

function write(visit) {
  try {
    localStorage.setItem(KEY, JSON.stringify(visit));
  } catch {
    // Nothing is remembered, and nothing breaks.
  }
}

async function records() {
  const answer = await fetch(new URL("records.json", home));
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

// What is new or changed, in words, with the name it goes by now.
function compare(before, now, words) {
  const changed = Object.entries(now).filter(([id, [mark]]) => before[id] !== mark);
  return Object.fromEntries(changed.map(([id, [, name]]) => [id, [id in before ? words.changed : words.new, name]]));
}

async function visit() {
  const last = read();
  if (last?.off) return last;
  if (last && Date.now() - last.at < PAUSE) {
    write({ ...last, at: Date.now() });
    return last;
  }
  const { words, records: now } = await records();
  const marks = Object.fromEntries(Object.entries(now).map(([id, [mark]]) => [id, mark]));
  const news = last ? compare(last.marks, now, words) : {};
  const current = { at: Date.now(), before: last?.at, marks, news };
  write(current);
  return current;
}

function mark(news) {
  for (const [id, [word]] of Object.entries(news)) {
    const heading = document.getElementById(id);
    if (!heading) continue;
    const label = document.createElement("span");
    label.className = "fresh";
    label.textContent = word;
    heading.append(" ", label);
  }
}

function list({ news, before, off }) {
  if (!box || (!before && !off)) return;
  box.hidden = false;
  const found = Object.entries(news ?? {});
  const { some, nothing, forgotten } = box.dataset;
  box.querySelector("summary").textContent = off ? forgotten : found.length ? `${some}: ${found.length}` : nothing;
  box.querySelector("ul").replaceChildren(
    ...found.map(([id, [word, name]]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = new URL(`${PAGES[id.split("-")[0]]}/#${id}`, home);
      link.textContent = name;
      item.append(link, ` ${word}`);
      return item;
    }),
  );
  const button = box.querySelector("button");
  button.textContent = off ? box.dataset.remember : box.dataset.forget;
}

box?.querySelector("button").addEventListener("click", async () => {
  if (read()?.off) {
    localStorage.removeItem(KEY);
    list({ ...(await visit()), before: 1 });
  } else {
    write({ off: true });
    for (const label of document.querySelectorAll(".fresh")) label.remove();
    list({ off: true });
  }
});

// When the page is done with everything else.
const idle = window.requestIdleCallback ?? setTimeout;
if (home) {
  idle(async () => {
    try {
      const current = await visit();
      mark(current.news ?? {});
      list(current);
    } catch {
      // Offline, or there is no list of records: then there is no news.
    }
  });
}
