// The frame of every page: colour switch, language switch, contents. And what the other scripts share.
const root = document.documentElement;
export const home = document.querySelector(".site-title")?.href;

export function make(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

export function counted({ none, one, many }, count) {
  return count === 1 ? one : count ? many.replace("{count}", count) : none;
}

// What a JSON file holds, by its name in this edition or by its address.
export async function read(name) {
  const answer = await fetch(new URL(name, home), { priority: "low" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

// Keeps a choice on the device. Where storage is refused it lasts for this page.
export function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {}
}

// The element that the address names.
export const target = () => document.getElementById(location.hash.slice(1));

// The colour switch: as the device, light, dark.
const THEMES = ["", "light", "dark"];
const button = document.querySelector("[data-theme-switch]");

function paint(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  button.title = `${button.dataset.label}: ${button.dataset[theme || "auto"]}`;
  button.setAttribute("aria-label", button.title);
}

if (button) {
  paint(root.dataset.theme);
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "") + 1) % 3];
    paint(next);
    keep("theme", next);
  });
}

// The other language's page opens at the same record, which has the same anchor, with the same filters.
for (const link of document.querySelectorAll("[data-language-switch]")) {
  link.addEventListener("click", () => {
    link.search = location.search;
    link.hash = isShown(target()) ? location.hash : reading();
  });
}

function isShown(element) {
  const place = element?.getBoundingClientRect();
  return place && place.bottom > 0 && place.top < innerHeight;
}

// The last anchor in or above the upper quarter of the screen, unless the page is at its top. Not those of notes.
function reading() {
  const line = innerHeight / 4;
  const passed = [...document.querySelectorAll(".content [id]:not([id*=':'])")].filter((each) => {
    const place = each.getBoundingClientRect();
    return place.height && place.top < line;
  });
  return scrollY < line ? "" : (passed.at(-1)?.id ?? "");
}

// On narrow screens the contents lie over the page: choosing a section puts them away.
const contents = document.querySelector("#contents");
contents?.addEventListener("click", (event) => {
  if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
});
