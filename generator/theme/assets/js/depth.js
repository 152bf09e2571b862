// Reading depth: 1 short, 2 middle, 3 all. A part with data-from="2" is unfolded from the middle depth on.
// Before this runs, the stylesheet folds by data-depth on the root, so that nothing moves. hidden="until-found" is
// what find-in-page and links still reach.
import { keep, target } from "./frame.js";

const root = document.documentElement;
const control = document.querySelector(".depth");
const buttons = [...document.querySelectorAll(".unfold")];

// A record's own parts; in the article those from the heading on.
function parts(button) {
  const record = button.closest(".event, .question, .number");
  if (record) return [...record.querySelectorAll(".fold")];
  const found = [];
  let element = button.closest(".unfolding").previousElementSibling;
  while (element && !element.matches("h2, h3, .unfolding")) {
    if (element.dataset.from) found.push(element);
    element = element.previousElementSibling;
  }
  return found;
}

const partsOf = new Map(buttons.map((button) => [button, parts(button)]));

function fold(button, depth) {
  let open = true;
  for (const part of partsOf.get(button)) {
    const deeper = part.dataset.from > depth;
    part.hidden = deeper ? "until-found" : false;
    if (deeper) open = false;
  }
  button.dataset.more ??= button.textContent;
  button.textContent = open ? button.dataset.less : button.dataset.more;
  button.setAttribute("aria-expanded", open);
}

function apply(depth) {
  root.dataset.depth = depth;
  for (const button of buttons) fold(button, depth);
}

// Unfolds the record or section that an element is in; says whether the element itself was folded away.
export function unfold(element) {
  const part = element.closest("[data-from]");
  const record = element.closest(".event, .question, .number");
  const button = buttons.find((each) => (record ? record.contains(each) : partsOf.get(each).includes(part)));
  const away = part?.hidden;
  if (button) fold(button, 3);
  return away;
}

function arrive() {
  const found = target();
  if (found && unfold(found)) found.scrollIntoView();
}

if (control) {
  apply(Number(root.dataset.depth) || 2);
  root.classList.add("ready");
  control.querySelector(`[value="${root.dataset.depth}"]`).checked = true;
  control.addEventListener("change", (event) => {
    apply(Number(event.target.value));
    keep("depth", event.target.value);
  });
  for (const button of buttons) {
    button.addEventListener("click", () => fold(button, button.ariaExpanded === "true" ? root.dataset.depth : 3));
  }
  document.addEventListener("beforematch", (event) => unfold(event.target));
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('a[href^="#"]')) setTimeout(arrive);
  });
  addEventListener("hashchange", arrive);
  arrive();
}
