// The other language's page opens at the same record: what stands there has the same anchor.
for (const link of document.querySelectorAll("[data-language-switch]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
