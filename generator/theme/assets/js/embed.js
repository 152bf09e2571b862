// “Einbetten”: a dialog with the snippet of a block from its oEmbed document, its options, and a preview. Without
// scripts the control is a link to the gallery, which has the same snippets.
import { make, read } from "./frame.js";

const dialog = document.querySelector("#embed");
const [form, name, code, copy, preview] = ["form", "#embed-name", "textarea", "[data-embed-copy]", ".embed-preview"].map(
  (selector) => dialog?.querySelector(selector),
);
let block;

document.addEventListener("click", async (event) => {
  const control = event.target.closest?.("a[data-embed]");
  if (!control || !dialog || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await open(new URL(control.dataset.embed, location.href));
  } catch {
    location.href = control.href; // the gallery has the snippet, too
  }
});

async function open(address) {
  block = { ...(await read(new URL("oembed.json", address))), address };
  name.textContent = block.title;
  form.reset();
  form.elements.height.value = block.height;
  show();
  dialog.showModal();
  code.select();
  code.scrollTop = 0;
}

function show() {
  const { theme, height, loader } = form.elements;
  code.value = snippet(loader.checked, theme.value, height.value);
  preview.replaceChildren(make("iframe", {
    title: block.title,
    height: height.value,
    sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    src: themed(block.address, theme.value),
  }));
}

function snippet(byLoader, theme, height) {
  const text = byLoader ? block.html_with_loader : block.html;
  const sized = text.replace(`height="${block.height}"`, `height="${Number(height) || block.height}"`);
  if (!theme) return sized;
  return byLoader
    ? sized.replace("<explainer-embed", `<explainer-embed theme="${theme}"`)
    : sized.replace(/(<iframe src=")([^"]*)/, (_, before, address) => before + themed(address, theme));
}

function themed(address, theme) {
  return theme ? `${address}?theme=${theme}#${theme}` : address;
}

form?.addEventListener("change", show);

copy?.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.value);
  } catch {
    code.select();
    document.execCommand("copy"); // where the page is not served over HTTPS
  }
  copy.nextElementSibling.textContent = copy.dataset.copied;
  setTimeout(() => copy.nextElementSibling.replaceChildren(), 2000);
});

// A click beside the dialog closes it.
dialog?.addEventListener("click", ({ target }) => target === dialog && dialog.close());
