// Reading depth: 1 short, 2 middle, 3 all. A part with data-from="2" is unfolded from the middle depth on.
// The choice stays on the device. Before this module runs, the stylesheet folds by data-depth on the root, so that
// nothing moves; folded parts then become hidden="until-found", which find-in-page and links still reach.
const root = document.documentElement;
const control = document.querySelector(".depth");
const buttons = [...document.querySelectorAll(".unfold")];

// A record's own parts; in the article, which has no element for a section, the parts up to the heading before it.
function parts(button) {
  const record = button.closest(".event, .question");
  if (record) return [...record.querySelectorAll(".fold")];
  const found = [];
  let element = button.closest(".unfolding").previousElementSibling;
  while (element && !element.matches("h2, h3, .unfolding")) {
    if (element.dataset.from) found.unshift(element);
    element = element.previousElementSibling;
  }
  return found;
}

const partsOf = new Map(buttons.map((button) => [button, parts(button)]));
const buttonOf = new Map([...partsOf].flatMap(([button, found]) => found.map((part) => [part, button])));

function fold(part, folded) {
  if (folded) part.setAttribute("hidden", "until-found");
  else part.removeAttribute("hidden");
}

function label(button) {
  const open = !partsOf.get(button).some((part) => part.hidden);
  button.dataset.more ??= button.textContent;
  button.textContent = open ? button.dataset.less : button.dataset.more;
  button.setAttribute("aria-expanded", open);
}

function apply(depth) {
  root.dataset.depth = depth;
  for (const button of buttons) {
    for (const part of partsOf.get(button)) fold(part, part.dataset.from > depth);
    label(button);
  }
}

// Unfolds the record or section that an element is in; says whether the element itself was folded away.
export function unfold(element) {
  const record = element.closest(".event, .question");
  const part = element.closest("[data-from]");
  const button = buttonOf.get(part) ?? record?.querySelector(".unfold");
  if (!button) return false;
  const away = Boolean(part?.hidden);
  for (const each of partsOf.get(button)) fold(each, false);
  label(button);
  return away;
}

export function target() {
  return location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
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
    try {
      localStorage.setItem("depth", event.target.value);
    } catch {
      // Storage may be refused; the choice then lasts for this page.
    }
  });
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      for (const part of partsOf.get(button)) fold(part, open && part.dataset.from > root.dataset.depth);
      label(button);
    });
  }
  document.addEventListener("beforematch", (event) => unfold(event.target));
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('a[href^="#"]')) setTimeout(arrive);
  });
  addEventListener("hashchange", arrive);
  arrive();
}
