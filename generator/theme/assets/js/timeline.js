// Filters of the timeline. What is chosen stands in the address (?q=…&actor=…&theme=…&status=…), so that it can be
// sent on; all words come from the page.
import { target, unfold } from "./depth.js";

const NAMES = ["q", "actor", "theme", "status"];
const box = document.querySelector(".filter");
const form = box?.querySelector("form");
const result = document.querySelector(".filter-result");
const chips = document.querySelector(".filter-chips");
const status = document.querySelector(".filter-status");
const language = document.documentElement.lang;
const lower = (text) => text.toLocaleLowerCase(language);

// What readers can search: the event's own words, not what our links and buttons say.
function words(event) {
  const found = [...event.querySelectorAll("h3, .event-date, .fold p, .fold li, .fold dd")];
  return lower(found.filter((element) => !element.closest(".backlinks")).map((element) => element.textContent).join(" "));
}

// The dossier has events too, but no filters.
const events = [...(form ? document.querySelectorAll(".event") : [])].map((element) => ({
  element,
  id: element.querySelector("h3").id,
  actor: element.dataset.actors.split(" "),
  theme: element.dataset.themes.split(" "),
  status: [element.dataset.status],
  words: words(element),
}));

function chosen() {
  const address = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, (address.get(name) ?? "").trim()]));
}

function fits(event, filter) {
  const searched = lower(filter.q).split(/\s+/).every((word) => event.words.includes(word));
  return searched && ["actor", "theme", "status"].every((name) => !filter[name] || event[name].includes(filter[name]));
}

function apply(filter = chosen()) {
  const active = NAMES.some((name) => filter[name]);
  const linked = target()?.closest(".event");
  let count = 0;
  for (const event of events) {
    const hit = fits(event, filter);
    count += hit;
    // An event that a link leads to is shown whatever the filters say.
    event.element.hidden = !hit && event.element !== linked;
    if (hit && filter.q) unfold(event.element);
    document.querySelector(`[data-event="${event.id}"]`)?.classList.toggle("out", !hit);
  }
  for (const chapter of document.querySelectorAll(".chapter")) {
    chapter.hidden = active && !chapter.querySelector(".event:not([hidden])");
  }
  for (const note of document.querySelectorAll(".chapter-text, .turning-point, .chapter-next")) note.hidden = active;
  result.hidden = !active;
  say(count, active);
  chips.replaceChildren(...NAMES.filter((name) => filter[name]).map((name) => chip(name, filter[name])));
}

// Typing is announced when it pauses, so that listeners are not told of every letter.
let pause;
function say(count, active) {
  const { one, many, none } = box.dataset;
  const text = count === 1 ? one : count ? many.replace("{count}", count) : none;
  clearTimeout(pause);
  pause = setTimeout(() => {
    status.textContent = active ? text : "";
  }, 200);
}

function chip(name, value) {
  const field = form.elements[name];
  const text = name === "q" ? `„${value}“` : (field.selectedOptions[0]?.textContent ?? value);
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.setAttribute("aria-label", box.dataset.remove.replace("{filter}", text));
  button.addEventListener("click", () => {
    choose({ [name]: "" }, true);
    (chips.querySelector("button") ?? box.querySelector("summary")).focus();
  });
  item.append(button);
  return item;
}

// A choice is a step that the back button undoes; typing is not.
function choose(change, step) {
  const address = new URL(location);
  for (const [name, value] of Object.entries(change)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (step) address.hash = "";
  history[step ? "pushState" : "replaceState"](null, "", address);
  restore();
}

function restore() {
  const filter = chosen();
  for (const name of NAMES) {
    const field = form.elements[name];
    if (field !== document.activeElement || name !== "q") field.value = filter[name];
    // A value that no event has is no choice.
    if (field.value.trim() !== filter[name] && name !== "q") filter[name] = "";
  }
  apply(filter);
}

function arrive() {
  const found = target();
  if (found?.closest(".chapter[hidden]") && !found.closest(".event")) choose(Object.fromEntries(NAMES.map((name) => [name, ""])), false);
  else apply();
  found?.scrollIntoView();
}

if (form) {
  form.addEventListener("input", (event) => choose({ [event.target.name]: event.target.value.trim() }, event.target.name !== "q"));
  form.addEventListener("submit", (event) => event.preventDefault());
  result.querySelector(".filter-clear").addEventListener("click", () => {
    form.elements.q.value = "";
    choose(Object.fromEntries(NAMES.map((name) => [name, ""])), true);
    box.querySelector("summary").focus();
  });
  addEventListener("popstate", restore);
  addEventListener("hashchange", arrive);
  if (NAMES.some((name) => chosen()[name])) {
    box.open = true;
    restore();
    if (target()) target().scrollIntoView();
  }
}
