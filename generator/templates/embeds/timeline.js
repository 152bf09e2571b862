// Timelines: how to find an event, and the way through a long one.
addEventListener("DOMContentLoaded", () => {
const field = document.querySelector(".find input")
if (!field) return
const [events, chapters] = [".event", "details"].map((name) => [...document.querySelectorAll(name)])
const texts = events.map((event) => event.textContent.toLowerCase())
const open = chapters.map((chapter) => chapter.open)
const status = field.nextElementSibling
field.parentElement.hidden = false
field.addEventListener("input", () => {
const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
let found = 0
events.forEach((event, i) => { found += !(event.hidden = !words.every((word) => texts[i].includes(word))) })
chapters.forEach((chapter, i) => {
const some = chapter.querySelector(".event:not([hidden])")
chapter.hidden = !some
chapter.open = words.length ? !!some : open[i]
})
status.textContent = words.length ? found || status.dataset.none : ""
})
})
// From one document of a long timeline to the next: what the address says beyond the path goes along.
addEventListener("click", (event) => {
const link = event.target.closest("a[target=_self]")
if (!link) return
event.preventDefault()
location.href = link.href.split("#")[0] + location.search + (/^#\?secret=/.test(location.hash) ? location.hash : link.hash)
})
