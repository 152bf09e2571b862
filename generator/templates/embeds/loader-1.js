// The loader, version 1. Snippets name it with a hash of its bytes, so it never changes: a new one is loader-2.js.
// <explainer-embed theme="dark" accent="b3261e" height="400"><a href="…/embed/event/x/">Title</a></explainer-embed>
customElements.get("explainer-embed") || customElements.define("explainer-embed", class extends HTMLElement {
  connectedCallback() {
    if (this.hear) return void addEventListener("message", this.hear) // moved
    // While the page is being read, the link may not be there yet.
    const link = this.querySelector("a[href]")
    if (!link) return void (document.readyState === "loading" && addEventListener("DOMContentLoaded", () => this.connectedCallback(), { once: true }))
    const address = new URL(link.href)
    if (!/^https?:$/.test(address.protocol)) return
    for (const name of ["theme", "accent"]) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name))
    const frame = document.createElement("iframe")
    frame.loading = "lazy"
    frame.title = link.textContent.trim()
    frame.height = parseInt(this.getAttribute("height")) || 400
    frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    frame.style.cssText = "display:block;width:100%;border:0"
    frame.src = address
    // The link stays until the frame has come.
    frame.addEventListener("load", () => { link.hidden = true })
    this.hear = ({ source, data }) => {
      if (source === frame.contentWindow && data?.type === "embed-size" && data.height > 0) frame.height = data.height
    }
    addEventListener("message", this.hear)
    this.append(frame)
  }
  disconnectedCallback() {
    removeEventListener("message", this.hear)
  }
})
