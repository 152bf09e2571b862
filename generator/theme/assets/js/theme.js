// The colour switch: as the device, light, dark. The choice stays on the device.
const ORDER = ["auto", "light", "dark"];
const root = document.documentElement;
const button = document.querySelector("[data-theme-switch]");

function show(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const label = `${button.dataset.label}: ${button.dataset[theme]}`;
  button.setAttribute("aria-label", label);
  button.title = label;
}

function remember(theme) {
  try {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage may be refused; the choice then lasts for this page.
  }
}

if (button) {
  show(root.dataset.theme ?? "auto");
  button.addEventListener("click", () => {
    const next = ORDER[(ORDER.indexOf(root.dataset.theme ?? "auto") + 1) % ORDER.length];
    show(next);
    remember(next);
  });
}
