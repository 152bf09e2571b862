// Terms, sources and paragraphs cited as small cards, on hover, focus and tap. Without this script they are links; with it they still
// are: a click follows them, and on a touch screen the card holds the link. The texts are fetched when first needed.
const home = document.querySelector(".site-title")?.href;
const LINKS = '.content a:not(.headerlink):is([href*="#term-"], [href*="#source-"], [href*="article/#p"], .footnote-ref)';

const card = document.createElement("span");
card.className = "card";
card.popover = "manual";
card.setAttribute("role", "dialog");
card.setAttribute("aria-labelledby", "card-title");

let texts;
let owner; // the link whose card is open
let timer;
let returning = false; // focus comes back to a link whose card was just closed

function load() {
  texts ??= fetch(new URL("cards.json", home)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));
  texts.catch(() => {
    texts = undefined;
  });
  return texts;
}

function find(event) {
  const link = event.target.closest?.(LINKS);
  return link && !link.closest(".card") ? link : null;
}

// A note of the article is called by its source.
function keyOf(link) {
  const id = decodeURIComponent(new URL(link.href).hash.slice(1));
  return id.startsWith("fn:") ? `source-${id.slice(3)}` : id;
}

function part(className, text, lang) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  if (lang) element.lang = lang;
  return element;
}

function anchor(href, text) {
  const element = document.createElement("a");
  element.href = href;
  element.textContent = text;
  return element;
}

function fill(link, key, { words, [key]: text }) {
  const title = part("card-title", text.title);
  title.id = "card-title";
  const body = part("card-text", text.text, text.language);
  body.id = "card-text";
  const links = part("card-links", "");
  const page = link.classList.contains("footnote-ref") ? `${home}sources/#${key}` : link.href;
  links.append(anchor(page, text.lead));
  if (text.address) links.append(anchor(text.address, words.original));
  if (text.archived) links.append(anchor(text.archived, words.archived));
  card.remove(); // it may stand between the link and its passage
  const cited = link.nextElementSibling?.matches(".passage") ? [part("card-note", link.nextElementSibling.textContent.slice(1, -1))] : [];
  const note = text.note ? [part("card-note", text.note)] : [];
  const more = text.more ? [part("card-more", text.more)] : [];
  card.replaceChildren(title, ...more, body, ...cited, ...note, links);
}

// Beneath the link, or above where there is more room; on narrow screens the stylesheet puts it at the bottom.
function place(link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = bottom + height + 8 < innerHeight || top < height + 8;
  card.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
  card.style.top = `${below ? bottom + 4 : top - height - 4}px`;
}

async function open(link) {
  const key = keyOf(link);
  const found = await load();
  if (!found[key]) return false;
  if (owner === link) return true;
  close();
  fill(link, key, found);
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
  if (card.matches(":popover-open")) card.hidePopover();
}

const soon = (action, wait) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};

const within = (element) => Boolean(element && (owner?.contains(element) || card.contains(element)));

if (home && HTMLElement.prototype.showPopover) {
  // The card says what the browser's own tooltip would.
  for (const link of document.querySelectorAll(LINKS)) link.removeAttribute("title");

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
  // On touch screens the card stays at the bottom; elsewhere it would drift away from its link.
  addEventListener("scroll", () => matchMedia("(min-width: 40em)").matches && close(), { passive: true });
}
