// Search over the Pagefind index, which is fetched when the dialog first opens.
// All words come from the template (partials/search.html), so that a language needs no script of its own.
const PER_STEP = 8;
const SECTIONS = 4;

const dialog = document.querySelector("dialog.search");
const opener = document.querySelector("[data-search-open]");
const input = dialog?.querySelector("input");
const status = dialog?.querySelector(".search-status");
const list = dialog?.querySelector(".search-results");
const more = dialog?.querySelector("[data-search-more]");
const words = dialog?.dataset;

let index;
let hits = [];
let shown = 0;
let latest = 0;

function load() {
  index ??= import(new URL(words.index, document.baseURI).href).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
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
  hits = [];
  list.replaceChildren();
  more.hidden = true;
  status.textContent = message;
}

async function search() {
  const query = input.value.trim();
  const mine = ++latest;
  if (!query) return clear("");
  if (!hits.length) status.textContent = words.busy;
  try {
    const found = await (await load()).search(query);
    if (mine !== latest) return;
    clear(message(found.results.length, query));
    hits = found.results;
    shown = 0;
    await showMore(mine);
  } catch {
    if (mine === latest) missing();
  }
}

function message(count, query) {
  if (count === 0) return words.none.replace("{query}", query);
  return count === 1 ? words.one : words.many.replace("{count}", count);
}

async function showMore(mine = latest) {
  const pages = await Promise.all(hits.slice(shown, shown + PER_STEP).map((hit) => hit.data()));
  if (mine !== latest) return;
  list.append(...pages.map(entry));
  shown += pages.length;
  more.hidden = shown >= hits.length;
}

// A page with the sections that match best; a page without sections shows its own passage.
function entry(page) {
  const item = document.createElement("li");
  item.append(link(page.url, page.meta.title, "search-page"));
  const sections = page.sub_results.filter((section) => section.anchor).sort((a, b) => weight(b) - weight(a));
  if (sections.length === 0) item.append(passage(page.excerpt));
  const inner = document.createElement("ul");
  for (const section of sections.slice(0, SECTIONS)) {
    const part = document.createElement("li");
    part.append(link(section.url, section.title), passage(section.excerpt, section.title));
    inner.append(part);
  }
  if (inner.children.length) item.append(inner);
  return item;
}

// Pagefind lists sections as the page has them; a hit in a heading should come before one in passing.
function weight(section) {
  return section.weighted_locations.reduce((sum, location) => sum + location.balanced_score, 0);
}

function link(url, title, className) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.textContent = title.trim();
  if (className) anchor.className = className;
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
  more.addEventListener("click", async () => {
    const last = list.lastElementChild;
    await showMore();
    last?.nextElementSibling?.querySelector("a")?.focus();
  });
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
