// Search over the Pagefind index, which is fetched when the dialog first opens. Words: partials/search.html.
import { counted, make, read } from "./frame.js";

const FIRST = 3;
const EXPANSIONS = 6;
const ENDING = /(en|er|es|e|n|s)$/;

const dialog = document.querySelector("dialog.search");
const opener = document.querySelector("[data-search-open]");
const [input, status, list] = ["input", ".search-status", ".search-results"].map((part) => dialog?.querySelector(part));
const words = dialog?.dataset;

let index;
let compounds;
let latest = 0;
let again = ""; // browsers remember which address did not answer

function load() {
  index ??= import(new URL(words.index + again, document.baseURI)).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  compounds ??= read("compounds.json").catch(() => []);
  return index;
}

function open() {
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  load().catch(missing);
}

function missing() {
  index = compounds = undefined;
  again = `?${Date.now()}`;
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
    const count = groups.reduce((sum, [, hits]) => sum + hits.length, 0);
    clear(counted(words, count).replace("{query}", query));
    list.append(...groups.map(section));
  } catch {
    if (mine === latest) missing();
  }
}

// The query, then those in which a word gives way to a compound that holds it: Raketen, Langstreckenraketen.
async function queries(query) {
  const plain = query.toLowerCase();
  const found = new Map();
  for (const word of plain.match(/\p{L}{4,}/gu) ?? []) {
    const part = word.length > 5 ? word.replace(ENDING, "") : word;
    for (const compound of (await compounds) ?? []) {
      const stem = compound.replace(ENDING, "");
      if (compound.includes(part, 3) && !found.has(stem)) found.set(stem, plain.replace(word, compound));
    }
  }
  return [query, ...[...found.values()].slice(0, EXPANSIONS)];
}

// A page is a kind of record and its sections are the records; the same one may answer several queries.
async function grouped(wanted) {
  const pagefind = await load();
  const groups = {};
  // One by one, because Pagefind writes each answer over the one before.
  for (const query of wanted) {
    const { results } = await pagefind.search(query);
    for (const page of await Promise.all(results.map((result) => result.data()))) {
      const hits = (groups[page.meta.group] ??= new Map());
      for (const hit of sections(page)) if (!hits.has(hit.url)) hits.set(hit.url, hit);
    }
  }
  return Object.entries(groups).map(([name, hits]) => [name, [...hits.values()].sort((a, b) => b.weight - a.weight)]);
}

// What stands below a record's inner headings is found at the record.
function sections({ sub_results, url, meta, excerpt }) {
  const found = sub_results.filter((section) => section.anchor && section.anchor.element !== "h4");
  if (!found.length) return [{ url, title: meta.title, excerpt, weight: 0 }];
  return found.map((section) => ({
    ...section,
    weight: section.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0),
  }));
}

// A kind with the records that match best; the others behind a button.
function section([name, hits]) {
  const inner = make("ul", {}, ...hits.splice(0, FIRST).map(entry));
  const count = inner.children.length + hits.length;
  const item = make("li", {}, make("h2", {}, `${name} `, make("span", { textContent: count })), inner);
  if (hits.length) item.append(others(name, hits, inner));
  return item;
}

function others(name, hits, inner) {
  const text = words.more.replace("{count}", hits.length);
  const button = make("button", { type: "button", className: "search-more", ariaLabel: `${name}: ${text}` }, text);
  button.addEventListener("click", () => {
    const added = hits.map(entry);
    inner.append(...added);
    button.remove();
    added[0].firstChild.focus();
  });
  return button;
}

function entry({ url, title, excerpt }) {
  return make("li", {}, make("a", { href: url }, title.trim()), passage(excerpt, title.trim()));
}

// Pagefind escapes the passage and adds nothing but <mark>. A section's passage may begin with its heading.
function passage(innerHTML, title) {
  const text = make("p", { innerHTML });
  let rest = text.textContent.startsWith(title) ? title.length : 0;
  text.innerHTML = innerHTML.replace(/<[^>]*>|&[^;]*;|[^<&]/g, (token) => {
    if (!rest) return token;
    if (token[0] !== "<") rest -= 1;
    return "";
  });
  return text;
}

function step(event) {
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

if (opener) opener.hidden = !dialog?.showModal;

if (opener && dialog?.showModal) {
  opener.addEventListener("click", open);
  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 150);
  });
  dialog.addEventListener("keydown", (event) => {
    if (/^Arrow(Up|Down)$/.test(event.key)) step(event);
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
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("a, [data-search-close]")) dialog.close();
  });
  // Never a key alone: dictation would press it (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    open();
  });
}
