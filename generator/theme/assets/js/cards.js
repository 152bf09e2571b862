// Terms, sources and paragraphs cited as small cards, on hover, focus and tap. They stay links: a click follows them,
// and on a touch screen the card holds the link. The texts are fetched when first needed.
import { home, make, read } from "./frame.js";

const LINKS = '.content a:not(.headerlink):is([href*="#term-"], [href*="#source-"], [href*="article/#p"], .footnote-ref)';
const part = (name, textContent, lang = "") => make("span", { className: `card-${name}`, textContent, lang });
const anchor = (href, textContent) => make("a", { href, textContent });

const card = make("span", { className: "card", popover: "manual", role: "dialog" });

let texts;
let owner; // the link whose card is open
let timer;
let returning = false; // focus comes back to a link whose card was just closed

function find(event) {
  const link = event.target.closest?.(LINKS);
  return link && !link.closest(".card") ? link : null;
}

// A note of the article is called by its source.
function keyOf(link) {
  return decodeURIComponent(link.hash.slice(1)).replace(/^fn:/, "source-");
}

function fill(link, key) {
  const { words, [key]: text } = texts;
  card.remove(); // it may stand between the link and its passage
  const passage = link.nextElementSibling;
  const body = part("text", text.text, text.language);
  body.id = "card-text";
  const links = part("links", "");
  links.append(anchor(link.matches(".footnote-ref") ? `${home}sources/#${key}` : link.href, text.lead));
  if (text.address) links.append(anchor(text.address, words.original));
  if (text.archived) links.append(anchor(text.archived, words.archived));
  card.setAttribute("aria-label", text.title);
  card.replaceChildren(
    part("title", text.title),
    ...(text.more ? [part("more", text.more)] : []),
    body,
    ...(passage?.matches(".passage") ? [part("note", passage.textContent.slice(1, -1))] : []),
    ...(text.note ? [part("note", text.note)] : []),
    links,
  );
}

// Beneath the link, or above it; on narrow screens the stylesheet puts it at the bottom.
function place(link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = bottom + height + 8 < innerHeight || top < height + 8;
  card.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
  card.style.top = `${below ? bottom + 4 : top - height - 4}px`;
}

async function open(link) {
  const key = keyOf(link);
  texts ??= await read("cards.json");
  if (!texts[key]) return false;
  if (owner === link) return true;
  close();
  fill(link, key);
  link.after(card); // so that the keyboard goes from the link into its card
  link.setAttribute("aria-describedby", "card-text");
  owner = link;
  card.showPopover();
  place(link);
  return true;
}

function close() {
  clearTimeout(timer);
  if (!owner) return;
  owner.removeAttribute("aria-describedby");
  owner = undefined;
  card.hidePopover();
}

const soon = (action, wait) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};

const within = (element) => owner?.contains(element) || card.contains(element);

if (home && HTMLElement.prototype.showPopover) {
  // The card says what the browser's own tooltip would.
  for (const link of document.querySelectorAll(`${LINKS}[title]`)) link.title = "";

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = find(event);
    if (link && link !== owner) soon(() => open(link).catch(() => {}), 250);
    else if (within(event.target)) clearTimeout(timer);
    else soon(() => !within(document.activeElement) && close(), 300);
  });
  document.addEventListener("focusin", (event) => {
    const link = find(event);
    if (link && link.matches(":focus-visible") && !returning) open(link).catch(() => {});
    else if (!within(event.target)) close();
    returning = false;
  });
  document.addEventListener("click", (event) => {
    const link = find(event);
    if (!link) return within(event.target) || close();
    if (event.pointerType !== "touch" || link === owner || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const follow = () => location.assign(link.href);
    open(link).then((opened) => opened || follow(), follow);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner) return;
    event.preventDefault();
    const link = owner;
    const inside = card.contains(document.activeElement);
    close();
    returning = inside;
    if (inside) link.focus();
  });
  // On narrow screens the card stays at the bottom; elsewhere it would drift away.
  addEventListener("scroll", () => matchMedia("(min-width: 40em)").matches && close(), { passive: true });
}
