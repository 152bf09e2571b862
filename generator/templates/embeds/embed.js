// Every embed holds this script. It only adds: without it, all is there to read, at the height the snippet gives.
// It stores nothing, asks nobody for anything, and works in a sandbox that allows scripts and nothing else.
(() => {
const root = document.documentElement
const query = new URLSearchParams(location.search)
// WordPress gives a secret in the hash.
const secret = /^#\?secret=([\da-z]+)$/i.exec(location.hash)?.[1]
// Colours from the address, where they are what they should be.
const theme = query.get("theme")
if (theme === "light" || theme === "dark") root.dataset.theme = theme
const accent = query.get("accent")
if (/^([\da-f]{3}){1,2}$/i.test(accent)) root.style.setProperty("--own", "#" + accent)
if (parent === window) return
// Telling the page around us our height, in the words of those who listen:
// Pym gives an id in the query, iframe-resizer one in its first message.
const pym = /^[\w-]+$/.exec(query.get("childId") ?? "")?.[0]
let resizer, told
const tell = (message) => parent.postMessage(message, "*")
const tellHeight = () => {
const height = Math.ceil(root.getBoundingClientRect().height)
if (height === told) return
told = height
tell({ sentinel: "amp", type: "embed-size", height })
tell({ "datawrapper-height": { explainer: height } })
if (secret) tell({ message: "height", value: height, secret })
if (pym) tell(`pymxPYMx${pym}xPYMxheightxPYMx${height}`)
if (resizer) tell(`[iFrameSizer]${resizer}:${height}:${innerWidth}:size`)
}
new ResizeObserver(tellHeight).observe(root)
// A frame that is hidden until then, as in WordPress, is not observed.
addEventListener("load", tellHeight)
addEventListener("message", ({ source, data }) => {
if (source !== parent) return
// WordPress says so when its script came later than we.
if (secret && data?.message === "ready" && data.secret === secret) { told = 0; tellHeight() }
const id = typeof data === "string" && /^\[iFrameSizer\]([\w.-]+):/.exec(data)?.[1]
if (!id || resizer) return
resizer = id
tell(`[iFrameSizer]${id}:${told = Math.ceil(root.getBoundingClientRect().height)}:${innerWidth}:init`)
})
// WordPress lets no link out of the frame, but follows those that we tell it.
addEventListener("click", (event) => {
const link = event.target.closest("a[href]")
if (!secret || !link || link.target || link.host !== location.host) return
event.preventDefault()
tell({ message: "link", value: link.href, secret })
})
})()
