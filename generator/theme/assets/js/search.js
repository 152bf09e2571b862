// Search over the Pagefind index, which is fetched when the dialog first opens.
// All words come from the template (partials/search.html), so that a language needs no script of its own.
const FIRST = 3;
const EXPANSIONS = 6;

const dialog = document.querySelector("dialog.search");
const opener = document.querySelector("[data-search-open]");
const input = dialog?.querySelector("input");
const status = dialog?.querySelector(".search-status");
const list = dialog?.querySelector(".search-results");
const words = dialog?.dataset;

let index;
let compounds;
let latest = 0;

function load() {
  index ??= import(new URL(words.index, document.baseURI).href).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  compounds ??= fetch(new URL("compounds.json", document.querySelector(".site-title").href))
    .then((answer) => answer.json())
    .catch(() => []);
  return index;
}

function open() {
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  load().catch(missing);
}

function missing() {
  index = undefined;
  clear(words.missing);
}

function clear(message) {
  list.replaceChildren();
  status.textContent = message;
}

async function search() {
  const query = input.value.trim();
  const mine = ++latest;
  if (!query) return clear("");
  if (!list.children.length) status.textContent = words.busy;
  try {
    const groups = await grouped(await queries(query));
    if (mine !== latest) return;
    const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
    clear(message(count, query));
    list.append(...groups.map(section));
  } catch {
    if (mine === latest) missing();
  }
}

function message(count, query) {
  if (count === 0) return words.none.replace("{query}", query);
  return count === 1 ? words.one : words.many.replace("{count}", count);
}

// The query itself, then one in which a word gives way to a compound that holds it: Raketen, Langstreckenraketen.
async function queries(query) {
  const found = [query];
  const stems = new Set();
  for (const word of query.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    const part = word.length > 5 ? word.replace(/(en|er|es|e|n|s)$/, "") : word;
    for (const compound of await compounds) {
      const stem = compound.replace(/(en|er|es|e|n|s)$/, "");
      if (compound.indexOf(part, 3) < 0 || stems.has(stem) || stems.size >= EXPANSIONS) continue;
      stems.add(stem);
      found.push(query.toLowerCase().replace(word, compound));
    }
  }
  return found;
}

// A page is a kind of record and its sections are the records; the same one may answer several queries.
async function grouped(wanted) {
  const pagefind = await load();
  const groups = new Map();
  // One after the other, because Pagefind writes each answer over the one before.
  for (const query of wanted) {
    const { results } = await pagefind.search(query);
    for (const page of await Promise.all(results.map((result) => result.data()))) {
      const name = page.meta.group;
      if (!groups.has(name)) groups.set(name, new Map());
      for (const hit of sections(page)) if (!groups.get(name).has(hit.url)) groups.get(name).set(hit.url, hit);
    }
  }
  return [...groups].map(([name, hits]) => ({ name, hits: [...hits.values()].sort((a, b) => b.weight - a.weight) }));
}

// What stands below a record's inner headings is found at the record itself. A hit in a heading comes before one in passing.
function sections(page) {
  const found = page.sub_results.filter((section) => section.anchor && section.anchor.element !== "h4");
  if (!found.length) return [{ url: page.url, title: page.meta.title, excerpt: page.excerpt, weight: 0 }];
  return found.map(({ url, title, excerpt, weighted_locations: places }) => ({
    url, title, excerpt, weight: places.reduce((sum, place) => sum + place.balanced_score, 0),
  }));
}

// A kind with the records that match best, and the others behind a button.
function section({ name, hits }) {
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  heading.textContent = `${name} `;
  const count = document.createElement("span");
  count.textContent = hits.length;
  heading.append(count);
  const inner = document.createElement("ul");
  inner.append(...hits.slice(0, FIRST).map(entry));
  item.append(heading, inner);
  if (hits.length > FIRST) item.append(others(name, hits.slice(FIRST), inner));
  return item;
}

function others(name, hits, inner) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "search-more";
  button.textContent = words.more.replace("{count}", hits.length);
  button.setAttribute("aria-label", `${name}: ${button.textContent}`);
  button.addEventListener("click", () => {
    const added = hits.map(entry);
    inner.append(...added);
    button.remove();
    added[0].querySelector("a").focus();
  });
  return button;
}

function entry(hit) {
  const item = document.createElement("li");
  item.append(link(hit.url, hit.title), passage(hit.excerpt, hit.title));
  return item;
}

function link(url, title) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.textContent = title.trim();
  return anchor;
}

// Pagefind escapes the passage and adds nothing but <mark>. A section's passage may begin with its heading.
function passage(html, heading = "") {
  const text = document.createElement("p");
  text.innerHTML = html;
  const title = heading.trim();
  if (title && text.textContent.startsWith(title)) {
    const range = document.createRange();
    let rest = title.length;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && walker.currentNode.length < rest) rest -= walker.currentNode.length;
    range.setStart(text, 0);
    range.setEnd(walker.currentNode, rest);
    range.deleteContents();
    text.querySelectorAll("mark:empty").forEach((mark) => mark.remove());
  }
  return text;
}

function step(event) {
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

if (opener) opener.hidden = !dialog?.showModal;

if (dialog?.showModal && opener) {
  opener.addEventListener("click", open);
  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 150);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
    // A search field would keep the first press to clear itself.
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  dialog.addEventListener("click", (event) => {
    const elsewhere = event.target === dialog;
    if (elsewhere || event.target.closest("a, [data-search-close]")) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const plain = (event.key === "/" || event.key === "s") && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!plain && !chord) return;
    event.preventDefault();
    open();
  });
}
