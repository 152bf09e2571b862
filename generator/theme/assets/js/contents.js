// On narrow screens the page's contents lie over the page: choosing a section puts them away.
const contents = document.querySelector("#contents");

contents?.addEventListener("click", (event) => {
  if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
});
