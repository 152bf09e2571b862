"""Embeds in the pages that show them: each receiver resizes the frame by its own protocol."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.embeds.conftest import Host, Publisher
from tests.tools import NODE_MODULES

SHORT, LONG = "event/authorisation", "timeline/all"

WORDPRESS = """
{html}
<script>
// What wp-includes/js/wp-embed.js (6.1) does: messages by secret, and “ready” for frames that came before it.
const listen = () => {{
  addEventListener("message", ({{ data, source }}) => {{
    if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return
    const own = `[data-secret="${{data.secret}}"]`
    for (const quotation of document.querySelectorAll("blockquote" + own)) quotation.style.display = "none"
    for (const frame of document.querySelectorAll("iframe" + own)) {{
      if (source !== frame.contentWindow) continue
      frame.removeAttribute("style")
      if (data.message === "height") frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000)
      if (data.message === "link") {{
        const from = new URL(frame.src), to = new URL(data.value)
        const isOurs = /^https?:$/.test(to.protocol) && to.host === from.host
        if (isOurs && document.activeElement === frame) top.location.href = data.value
      }}
    }}
  }})
  for (const frame of document.querySelectorAll("iframe.wp-embedded-content"))
    frame.contentWindow.postMessage({{ message: "ready", secret: frame.dataset.secret }}, "*")
}}
{when}
</script>
"""

AT_ONCE = "listen()"
AFTER_THE_FRAME = 'document.querySelector("iframe").addEventListener("load", () => setTimeout(listen, 300))'


def filtered(html: str, secret: str) -> str:
    """What WordPress leaves of a document's HTML: wp_filter_oembed_result() in wp-includes/embed.php (6.1)."""
    allowed = {"a": {"href"}, "blockquote": set(), "iframe": {"src", "width", "height", "title"}}

    def tag(match: re.Match[str]) -> str:
        end, name, attributes = match.groups()
        if name not in allowed:
            return ""
        kept = (each for each in re.findall(r'[\w-]+="[^"]*"', attributes) if each.split("=")[0] in allowed[name])
        return f"<{end}{' '.join((name, *kept))}>"

    kept = re.sub(r"<(/?)([a-z]+)([^>]*)>", tag, html)
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", kept, re.DOTALL)
    assert found and found[1]
    frame = found[2].replace('" title', f'#?secret={secret}" data-secret="{secret}" title', 1)
    hidden = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px);" '
    hidden += 'class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    quotation = found[1].replace("<blockquote", f'<blockquote class="wp-embedded-content" data-secret="{secret}"')
    return quotation + frame.replace("<iframe", f"<iframe {hidden}")


def oembed_html(ours: Host, name: str) -> str:
    return str(json.loads((ours.folder / "embed" / name / "oembed.json").read_text(encoding="utf-8"))["html"])


def wordpress(ours: Host, name: str, when: str = AT_ONCE) -> str:
    return WORDPRESS.format(html=filtered(oembed_html(ours, name), "a1B2c3"), when=when)


AMP = """
<iframe sandbox="allow-scripts" src="{address}" width="600" height="100" title="Titel"></iframe>
<script>
addEventListener("message", ({{ data, source }}) => {{
  const frame = document.querySelector("iframe")
  const isSize = data.sentinel === "amp" && data.type === "embed-size"
  if (source === frame.contentWindow && isSize) frame.height = data.height
}})
</script>
"""

DATAWRAPPER = """
<iframe src="{address}" width="600" height="100" title="Titel"></iframe>
<script>
window.addEventListener("message", function (a) {{
  if (void 0 !== a.data["datawrapper-height"]) {{
    var e = document.querySelectorAll("iframe")
    for (var t in a.data["datawrapper-height"])
      for (var r, i = 0; (r = e[i]); i++)
        if (r.contentWindow === a.source) r.style.height = a.data["datawrapper-height"][t] + "px"
  }}
}})
</script>
"""

PYM = """
<div id="frame"></div>
<script>{script}</script>
<script>new pym.Parent("frame", "{address}", {{}})</script>
"""

RESIZER = """
<iframe id="frame-1" src="{address}" width="600" height="100" title="Titel"></iframe>
<script>{script}</script>
<script>iFrameResize({{ {options} }}, "#frame-1")</script>
"""

SCRIPTS = {
    "pym": NODE_MODULES / "pym.js" / "dist" / "pym.v1.js",
    "iframe-resizer 4": NODE_MODULES / "iframe-resizer" / "js" / "iframeResizer.js",
    "iframe-resizer 5": NODE_MODULES / "@iframe-resizer" / "parent" / "index.umd.js",
}


def script(name: str) -> str:
    return SCRIPTS[name].read_text(encoding="utf-8").replace("</script", "<\\/script")


def embed(page: Page) -> Frame:
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_load_state()
    return frame


def needed(page: Page) -> int:
    """The height that the embed needs."""
    return int(embed(page).evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)"))


def given(page: Page) -> int:
    """The height that the page around gives it."""
    return int(page.locator("iframe").evaluate("frame => frame.clientHeight"))


def expect_fit(page: Page, most: int = 100_000) -> None:
    """The frame gets the height that the embed needs, up to a limit of the page around."""
    for _ in range(50):
        if given(page) == min(needed(page), most):
            break
        page.wait_for_timeout(100)
    assert given(page) == min(needed(page), most)


@pytest.mark.parametrize(
    ("html", "by"),
    [(AMP, ""), (DATAWRAPPER, ""), (PYM, "pym"), (RESIZER, "iframe-resizer 4"), (RESIZER, "iframe-resizer 5")],
    ids=["amp", "datawrapper", "pym", "iframe-resizer-4", "iframe-resizer-5"],
)
def test_the_frame_has_the_height_of_the_embed(html: str, by: str, ours: Host, publisher: Publisher) -> None:
    options = "license: 'GPLv3'" if by.endswith("5") else ""
    page = publisher.show(html.format(address=ours.block(SHORT), script=script(by) if by else "", options=options))
    expect_fit(page)
    assert publisher.faults == []


def test_the_frame_grows_with_what_is_unfolded(ours: Host, publisher: Publisher) -> None:
    page = publisher.show(AMP.format(address=ours.block(LONG)))
    expect_fit(page)
    before = given(page)
    embed(page).locator("summary").last.click()
    page.wait_for_function("before => document.querySelector('iframe').clientHeight > before + 500", arg=before)
    expect_fit(page)


@pytest.mark.parametrize("when", [AT_ONCE, AFTER_THE_FRAME], ids=["at-once", "late"])
@pytest.mark.parametrize(("name", "clamped"), [(SHORT, False), (LONG, True)])
def test_wordpress_takes_the_height_up_to_its_limit(
    name: str, clamped: bool, when: str, ours: Host, publisher: Publisher
) -> None:
    page = publisher.show(wordpress(ours, name, when))
    expect(page.locator("blockquote")).to_be_hidden()
    expect_fit(page, most=1000)
    assert (needed(page) > 1000) == clamped
    assert publisher.faults == []


def test_words_stay_apart_where_wordpress_shows_the_quotation_alone(ours: Host, publisher: Publisher) -> None:
    publisher.page.route("**/embed/**", lambda route: route.abort())
    page = publisher.show(wordpress(ours, SHORT))
    expect(page.locator("blockquote")).to_contain_text(
        "Berichte: Biden gibt ATACMS für Russland frei 17. November 2024 · berichtet Mehrere US-Medien"
    )
    expect(page.get_by_role("link")).to_have_attribute("href", f"{ours.address}timeline/#event-authorisation")


def test_wordpress_follows_links_out_of_the_frame(ours: Host, publisher: Publisher) -> None:
    page = publisher.show(wordpress(ours, SHORT))
    expect(page.locator("blockquote")).to_be_hidden()
    embed(page).locator("h1 a").click()
    page.wait_for_url(f"{ours.address}timeline/#event-authorisation")
    assert [fault for fault in publisher.faults if "404" not in fault] == []


def test_links_open_outside_a_sandboxed_frame(ours: Host, publisher: Publisher) -> None:
    page = publisher.show(oembed_html(ours, SHORT))
    frame = embed(page)
    with page.expect_popup() as popup:
        frame.locator("h1 a").click()
    assert popup.value.url == f"{ours.address}timeline/#event-authorisation"
    assert frame.evaluate("origin") == "null"
    assert publisher.faults == []


def test_the_loader_shows_the_block_at_its_height(ours: Host, publisher: Publisher) -> None:
    found = json.loads((ours.folder / "embed" / SHORT / "oembed.json").read_text(encoding="utf-8"))
    page = publisher.show(found["html_with_loader"].replace("<explainer-embed", '<explainer-embed theme="dark"'))
    expect_fit(page)
    expect(page.get_by_role("link")).to_have_count(0)
    expect(page.locator("iframe")).to_have_attribute("loading", "lazy")
    expect(page.locator("iframe")).to_have_attribute("title", found["title"])
    assert embed(page).evaluate("document.documentElement.dataset.theme") == "dark"
    assert publisher.faults == []


def test_a_changed_loader_is_refused(ours: Host, publisher: Publisher) -> None:
    found = json.loads((ours.folder / "embed" / SHORT / "oembed.json").read_text(encoding="utf-8"))
    page = publisher.show(re.sub(r"sha384-.{8}", "sha384-AAAAAAAA", found["html_with_loader"]))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)


def test_the_loader_leaves_nothing_behind_in_the_page(ours: Host, publisher: Publisher) -> None:
    found = json.loads((ours.folder / "embed" / SHORT / "oembed.json").read_text(encoding="utf-8"))
    page = publisher.show("<p>Text</p>")
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    page = publisher.show(found["html_with_loader"])
    expect_fit(page)
    # A frame is counted as a property by its number.
    assert set(page.evaluate("Object.getOwnPropertyNames(window)")) - before <= {"0"}


def test_the_loader_is_small_and_never_changes(ours: Host) -> None:
    """Snippets in the pages of others vouch for its bytes. A new loader is a new file."""
    file = ours.folder / "embed" / "loader-1.js"
    found = json.loads((ours.folder / "embed" / SHORT / "oembed.json").read_text(encoding="utf-8"))
    assert file.stat().st_size <= 2048
    assert "sha384-RjmQKvvrSf3uDbkrMD9vaIRPGVD3KGe75mvX7c06jlGI48PWV3lhfoT4CtGO7WLe" in found["html_with_loader"]


FORGED = """
<iframe sandbox="allow-scripts" src="{address}#?secret=a1B2c3" width="600" height="300" title="Titel"></iframe>
<script>
window.heard = []
addEventListener("message", ({{ data }}) => heard.push(data))
document.querySelector("iframe").addEventListener("load", ({{ target }}) => {{
  for (const message of [
    "[iFrameSizer]<img src=x onerror=alert(1)>:8:false",
    "[iFrameSizer]" + "x".repeat(100) + " y:8",
    {{ message: "ready", secret: "other" }}, {{ message: "ready" }},
    {{ message: "link", value: "https://example.com/", secret: "a1B2c3" }},
    {{ sentinel: "amp", type: "embed-size", height: 1 }},
    "javascript:alert(1)", null, 7, [], {{ toString: "x" }},
  ]) target.contentWindow.postMessage(message, "*")
}})
</script>
"""


def test_forged_messages_do_nothing(ours: Host, publisher: Publisher) -> None:
    page = publisher.show(FORGED.format(address=ours.block(SHORT)))
    page.wait_for_function("heard.length > 2")
    page.wait_for_timeout(300)
    said = page.evaluate("heard.map((data) => data.type || data.message || Object.keys(data)[0])")
    # Told again where the height grew while the embed was still coming.
    assert list(dict.fromkeys(said)) == ["embed-size", "datawrapper-height", "height"]
    assert embed(page).evaluate("location.href") == f"{ours.block(SHORT)}#?secret=a1B2c3"
    assert publisher.faults == []


def test_messages_go_to_the_parent_alone(ours: Host, publisher: Publisher) -> None:
    """A page further up hears nothing."""
    (publisher.folder / "inner.html").write_text(AMP.format(address=ours.block(SHORT)), encoding="utf-8")
    page = publisher.show(
        '<script>heard = []; addEventListener("message", (e) => heard.push(e.data))</script>'
        '<iframe src="inner.html" width="700" height="900" title="Innen"></iframe>'
    )
    inner = embed(page)
    inner.wait_for_function("document.querySelector('iframe').clientHeight > 150")
    assert page.evaluate("heard") == []


@pytest.mark.parametrize(
    ("query", "theme", "accent"),
    [
        ("?theme=dark&accent=b3261e", "dark", "#b3261e"),
        ("?theme=light&accent=abc", "light", "#abc"),
        ("?theme=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&accent=red;background:url(//x)", None, ""),
        ("?theme=DARK&accent=b3261", None, ""),
        ("?childId=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", None, ""),
    ],
)
def test_parameters_are_checked(query: str, theme: str | None, accent: str, ours: Host, publisher: Publisher) -> None:
    page = publisher.show(AMP.format(address=ours.block(SHORT) + query))
    expect_fit(page)
    root = "document.documentElement"
    assert embed(page).evaluate(f"{root}.dataset.theme ?? null") == theme
    assert embed(page).evaluate(f"{root}.style.getPropertyValue('--own')") == accent
    assert embed(page).evaluate(f"{root}.querySelectorAll('script').length") == 1
    assert publisher.faults == []
