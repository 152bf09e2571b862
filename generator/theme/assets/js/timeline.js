// Filters and overview of the timeline. What is chosen stands in the address: ?q=…&actor=…&actor=…&theme=…&status=…
import { counted, make, target } from "./frame.js";
import { unfold } from "./depth.js";

const root = document.documentElement;
const [box, form, result, chips, status, strip, range] = [
  ".filter", ".filter form", ".filter-result", ".filter-chips", ".filter-status", ".strip", ".strip-range",
].map((selector) => document.querySelector(selector));
const fields = [...(form?.querySelectorAll("[name]") ?? [])];
const lower = (text) => text.toLocaleLowerCase(root.lang);
const textOf = (element, parts) => [...element.querySelectorAll(parts)].map((part) => part.textContent.trim()).join(" ");

const events = [...document.querySelectorAll(".event")].map((element) => {
  const { actors, themes, status } = element.dataset;
  return {
    element,
    actor: actors.split(" "),
    theme: themes.split(" "),
    status: [status],
    // What readers can search: the event's own words, not those of links and buttons.
    words: lower(textOf(element, "h3, .event-date, .fold :is(p, li:not(.backlinks *), dd)")),
    name: textOf(element, ".event-date time, h3"),
    square: strip.querySelector(`[data-event="${element.querySelector("h3").id}"]`),
  };
});

// Several values of a kind widen it, several kinds narrow each other.
function fits(event, filter) {
  const kinds = ["actor", "theme", "status"].filter((kind) => filter.has(kind));
  return lower(filter.get("q")).split(/\s+/).every((word) => event.words.includes(word))
    && kinds.every((kind) => filter.getAll(kind).some((value) => event[kind].includes(value)));
}

function show() {
  const filter = new FormData(form);
  const chosen = fields.filter((field) => (field.type === "checkbox" ? field.checked : field.value.trim()));
  const active = chosen.length > 0;
  const linked = target()?.closest(".event");
  let count = 0;
  for (const event of events) {
    const hit = fits(event, filter);
    count += hit;
    // An event that a link leads to is shown whatever the filters say.
    event.element.hidden = !hit && event.element !== linked;
    if (hit && filter.get("q").trim()) unfold(event.element);
    event.square.classList.toggle("out", !hit);
  }
  for (const chapter of document.querySelectorAll(".chapter")) {
    chapter.hidden = active && !chapter.querySelector(".event:not([hidden])");
  }
  for (const note of document.querySelectorAll(".chapter-text, .turning-point, .chapter-next")) note.hidden = active;
  result.hidden = !active;
  say(active ? counted(box.dataset, count) : "");
  chips.replaceChildren(...chosen.map(chip));
  range.max = stops().length - 1;
}

// Typing is announced when it pauses.
let pause;
function say(text) {
  clearTimeout(pause);
  pause = setTimeout(() => { status.textContent = text; }, 200);
}

function chip(field) {
  const { textContent: text, lang } = field.type === "checkbox" ? field.parentElement : make("i", {}, box.dataset.text.replace("{quote}", field.value.trim()));
  const button = make("button", { type: "button", lang }, text);
  button.setAttribute("aria-label", box.dataset.remove.replace("{filter}", text));
  button.addEventListener("click", () => {
    if (field.checked) field.checked = false;
    else field.value = "";
    choose(true);
    (chips.querySelector("button") ?? box.querySelector("summary")).focus();
  });
  return make("li", {}, button);
}

// Puts into the address what the form says. A choice is a step that the back button undoes; typing is not.
function choose(step) {
  const address = new URL(location);
  for (const { name } of fields) address.searchParams.delete(name);
  for (const [name, value] of new FormData(form)) if (value.trim()) address.searchParams.append(name, value.trim());
  if (step) address.hash = "";
  history[step ? "pushState" : "replaceState"](null, "", address);
  show();
}

function restore() {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
    else field.value = asked.get(field.name) ?? "";
  }
  show();
}

function arrive() {
  const found = target();
  if (found?.matches(".chapter[hidden] > h2")) {
    form.reset();
    choose();
  } else show();
  found?.scrollIntoView();
}

// The overview as a slider: by key from event to event, by pointer to the nearest.
const stops = () => events.filter((event) => !event.element.hidden);
let scrolled;

function stand(event) {
  for (const each of events) {
    each.element.classList.toggle("here", each === event);
    each.square.classList.toggle("here", each === event);
  }
  range.value = stops().indexOf(event);
  range.setAttribute("aria-valuetext", event.name);
}

function step(event) {
  stand(event);
  event.square.closest("li").scrollIntoView({ block: "nearest", inline: "nearest" });
  event.element.scrollIntoView();
  scrolled = scrollY;
}

// Whoever has scrolled meanwhile goes on from what they see.
function follow() {
  const found = stops();
  const line = parseInt(getComputedStyle(root).scrollPaddingTop) + 40; // where events come to stand, and a little below
  const event = found.findLast(({ element }) => element.getBoundingClientRect().top < line) ?? found[0];
  if (event && scrollY !== scrolled) stand(event);
}

// The month nearest to the pointer; across its width its events one after the other.
function nearest(pointer) {
  const found = stops().map((event) => [event, event.square.getBoundingClientRect()]);
  const far = ([, { x, width }]) => Math.abs(x + width / 2 - pointer);
  const closest = Math.min(...found.map(far));
  const month = found.filter((each) => far(each) === closest);
  const [, { x, width }] = month[0];
  return month[Math.min(Math.max(Math.floor((pointer - x) / width * month.length), 0), month.length - 1)][0];
}

let start; // of what may become a drag
let dragged;
function drag(event) {
  if (!start || !event.buttons || (!dragged && Math.abs(event.clientX - start.clientX) < 8)) return;
  dragged = true;
  strip.setPointerCapture(event.pointerId);
  range.focus({ preventScroll: true });
  if (stops().length) step(nearest(event.clientX));
}

if (form) {
  form.addEventListener("input", ({ target: field }) => choose(field.type === "checkbox"));
  form.addEventListener("submit", (event) => event.preventDefault());
  result.querySelector(".filter-clear").addEventListener("click", () => {
    form.reset();
    choose(true);
    box.querySelector("summary").focus();
  });
  addEventListener("popstate", restore);
  addEventListener("hashchange", arrive);

  range.hidden = false;
  range.addEventListener("focus", follow);
  range.addEventListener("keydown", follow);
  range.addEventListener("input", () => step(stops()[range.value]));
  strip.addEventListener("pointerdown", (event) => {
    start = event;
    dragged = false;
  });
  strip.addEventListener("pointermove", drag);
  strip.addEventListener("pointerup", () => { start = undefined; });
  // Neither drags a link nor moves the focus, which keeps the overview in sight.
  strip.addEventListener("mousedown", (event) => event.preventDefault());
  strip.addEventListener("click", (event) => dragged && event.detail && event.preventDefault()); // not by key

  restore();
  if (!result.hidden) {
    box.open = true;
    target()?.scrollIntoView();
  }
}
