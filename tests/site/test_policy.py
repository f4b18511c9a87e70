"""The Content-Security-Policy in a browser: no page breaks it, and what is foreign is stopped."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route
from tests.site.conftest import CAMPAIGNS, KINDS, Sites, Visit

from coban.pages.security import inline, policy, with_policy


def addresses(sites: Sites, slug: str) -> list[str]:
    """Every page of a site, and one of its short addresses."""
    folder = sites.folder(slug)
    found = [path.parent.relative_to(folder).as_posix() for path in sorted(folder.rglob("index.html"))]
    short = [place for place in found if place.startswith("q/")][:1]
    pages = [place for place in found if not place.startswith(("q/", "tai-ve/"))]
    return ["" if place == "." else f"{place}/" for place in [*pages, *short]]


def test_no_short_address_breaks_its_policy(sites: Sites, roots: dict[str, str], visit: Visit) -> None:
    """All other pages are opened for axe, which sees whether they stay quiet and ask one host alone."""
    [short] = [place for place in addresses(sites, "xu-lang") if place.startswith("q/")]
    visit.page.goto(roots["xu-lang"] + short, wait_until="networkidle")
    assert visit.troubles == []
    assert {f"http://{host}/" for host in visit.hosts} == {roots["xu-lang"]}


def test_every_page_carries_a_policy_that_names_no_unsafe_thing(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        for path in sites.folder(slug).rglob("*.html"):
            if "tai-ve" in path.parts:
                continue
            found = re.findall(
                r'http-equiv="Content-Security-Policy" content="([^"]+)"', path.read_text("utf-8")
            )
            assert len(found) == 1, path
            assert found[0].startswith("default-src 'none'; script-src 'self'")
            assert "unsafe" not in found[0]
            assert "*" not in found[0]
            assert "http" not in found[0]


def test_search_menu_finder_and_copying_keep_to_the_policy(roots: dict[str, str], visit: Visit) -> None:
    page = visit.page
    page.goto(roots["xu-lang"])
    page.get_by_role("button", name="Mở danh mục").click()
    page.locator("#menu").get_by_role("link", name="Ấn phẩm").click()
    page.wait_for_url("**/an-pham/")
    page.fill(".cb-find input", "dong dang")
    page.get_by_text("Tìm thấy 1 nơi.").wait_for()
    page.get_by_role("button", name="Tìm kiếm", exact=True).click()
    page.keyboard.type("dat dai")
    page.locator(".md-search-result__item").first.wait_for()
    page.goto(f"{roots['xu-lang']}bao-chi/")
    page.locator(".cb-copy").first.click()
    page.get_by_text("Đã sao chép").wait_for()
    assert visit.troubles == []


@pytest.mark.parametrize(
    "foreign",
    [
        "<script>window.foreign = true</script>",
        "<img src=x onerror='window.foreign = true'>",
        "<script src='data:text/javascript,window.foreign=true'></script>",
        "<style>body{--foreign: 1}</style>",
        "<iframe src='/an-pham/'></iframe>",
        "<img src='http://127.0.0.2/x.png'>",
    ],
)
@pytest.mark.parametrize("without", ["header", "meta"])
def test_what_is_foreign_is_stopped(roots: dict[str, str], visit: Visit, foreign: str, without: str) -> None:
    """By the header alone and by the <meta> alone: a host may not let its owner set headers."""

    def spoil(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace("</body>", f"{foreign}</body>")
        headers = dict(answer.headers)
        if without == "header":
            headers.pop("content-security-policy")
        else:
            text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        route.fulfill(status=200, headers=headers, body=text)

    page = visit.page
    page.route(f"{roots['xu-lang']}cai-dat/", spoil)
    page.goto(f"{roots['xu-lang']}cai-dat/", wait_until="networkidle")
    assert page.evaluate("window.foreign") is None
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--foreign')") == ""
    # Chromium says "violates the following Content Security Policy directive".
    assert [trouble for trouble in visit.troubles if "Content Security Policy" in trouble]


def test_no_site_may_be_put_into_a_frame(
    sites: Sites, roots: dict[str, str], address: str, visit: Visit
) -> None:
    framing = sites.root / "site" / "frame.html"
    framing.write_text(f"<!doctype html><iframe src='{roots['xu-lang']}'></iframe>", "utf-8")
    visit.page.goto(f"{address}frame.html", wait_until="networkidle")
    framing.unlink()
    assert any("frame-ancestors" in trouble for trouble in visit.troubles)


def test_content_needs_no_leave_and_code_does() -> None:
    html = (
        '<meta charset="utf-8"><script type="application/ld+json">{}</script><script src="a.js"></script>'
        "<script>let a = 1 < 2 && '&amp;'</script><style>b{}</style>"
    )
    found = inline(html)
    # printf %s "let a = 1 < 2 && '&amp;'" | openssl dgst -sha256 -binary | base64
    assert found.scripts == {"'sha256-Y77Z0GuNv/fCNXJGqX6JpQasvBPSQn7vBCwiH0iHtAs='"}
    assert found.styles == {"'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='"}
    assert policy(found) in with_policy(html)
    assert "frame-ancestors" in policy(found, header=True)


def test_kinds_are_pages(sites: Sites) -> None:
    """The list that the browser's tests go through names pages that are there, and one that is not."""
    there = [(sites.folder("xu-lang") / kind / "index.html").is_file() for kind in KINDS]
    assert there == [True] * (len(KINDS) - 1) + [False]
