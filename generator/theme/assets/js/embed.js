// “Einbetten”: a dialog with the snippet of a block, its options, and a preview. The snippet comes from the block's
// oEmbed document. Where there is no script, the control is a link to the gallery, which has the same snippets.
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
  const answer = await fetch(new URL("oembed.json", address));
  if (!answer.ok) throw new Error(answer.statusText);
  block = { ...(await answer.json()), address };
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
  const frame = document.createElement("iframe");
  frame.title = block.title;
  frame.height = height.value;
  frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  frame.src = themed(block.address.href, theme.value);
  preview.replaceChildren(frame);
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
  setTimeout(() => { copy.nextElementSibling.textContent = ""; }, 2000);
});

// A click beside the dialog closes it.
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
