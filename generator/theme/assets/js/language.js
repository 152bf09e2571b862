// The other language's page opens at the same record: what stands there has the same anchor.
const ANCHORS = ".content [id]:not([id*=':'])"; // not those of notes

for (const link of document.querySelectorAll("[data-language-switch]")) {
  link.addEventListener("click", () => {
    link.hash = isShown(location.hash) ? location.hash : reading();
  });
}

function isShown(hash) {
  const target = document.getElementById(hash.slice(1));
  const place = target?.getBoundingClientRect();
  return place && place.bottom > 0 && place.top < innerHeight;
}

// The last anchor in or above the upper quarter of the screen, unless the page is at its top.
function reading() {
  const line = innerHeight / 4;
  if (scrollY < line) return "";
  const passed = [...document.querySelectorAll(ANCHORS)].filter((each) => {
    const place = each.getBoundingClientRect();
    return place.height > 0 && place.top < line;
  });
  return passed.length ? `#${passed.at(-1).id}` : "";
}
