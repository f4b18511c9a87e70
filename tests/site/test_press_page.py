"""The press page as somebody in a hurry reads it: news, whom to ask, files; then the facts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.site.conftest import CAMPAIGNS, Sites, Visit

from coban.campaign import House, load
from coban.pages import markdown
from coban.pages.unconfirmed import by_subject, gaps

SCREEN_PX = 740


class Anchors(HTMLParser):
    """Every id, and every link to a place on the page itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"]] if named.get("id") else []
        href = named.get("href") or ""
        self.links += [href[1:]] if tag == "a" and href.startswith("#") else []


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_whom_to_ask_stands_between_the_releases_and_the_files(sites: Sites, slug: str) -> None:
    text, owner = _page(sites, slug), load(House(sites.root), slug).campaign.owner
    asked = re.search(r'<p class="cb-ask">(.*?)</p>', text, re.S)
    assert asked and owner.name in asked[1] and (owner.lead or "") in asked[1]
    assert asked[1].count(">chưa xác nhận<") == 2, "telephone and e-mail are open in all four documents"
    assert 'href="#lien-he"' in asked[1]
    releases, files = text.find('id="thong-cao"'), text.index('id="bo-tai-lieu"')
    assert releases < asked.start() < files


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_links_to_parts_of_the_page_lead_somewhere(sites: Sites, slug: str) -> None:
    found = Anchors(_page(sites, slug))
    assert {"bo-tai-lieu", "hinh-anh", "thong-tin-chinh", "lien-he"} <= set(found.links)
    assert sorted(set(found.links) - set(found.ids) - {"", "__skip"}) == []
    assert len(found.ids) == len(set(found.ids))


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_every_open_fact_is_there_with_its_reason(sites: Sites, slug: str) -> None:
    campaign = load(House(sites.root), slug).campaign
    every = gaps(campaign)
    told = by_subject(every)
    assert sum(subject.count for subject in (*told.news, *told.craft)) == len(every) > 10
    assert {gap.section for subject in told.craft for gap in subject.gaps} <= {"orders", "channels"}
    text = _page(sites, slug).partition('id="chua-xac-nhan"')[2]
    shown = [gap for gap in every if gap.section != "releases"]
    assert [gap.why for gap in shown if str(markdown.plain(gap.why)) not in text] == []


def test_on_a_telephone_news_and_contact_fill_the_first_screen(roots: dict[str, str], visit: Visit) -> None:
    page = visit.page
    page.goto(f"{roots['xu-lang']}bao-chi/")
    ask = page.locator(".cb-ask").bounding_box()
    assert ask and ask["y"] + ask["height"] < SCREEN_PX
    assert page.evaluate("document.documentElement.scrollHeight") < 14 * SCREEN_PX, "it was 16 screens long"
    here = page.get_by_role("navigation", name="Trong trang này").filter(visible=True)
    here.get_by_role("link", name="Chỉ tiêu").click()
    page.wait_for_url("**/bao-chi/#chi-tieu")
    page.set_viewport_size({"width": 1280, "height": SCREEN_PX})
    assert not page.locator(".cb-sections-here").is_visible(), "on large screens it stands beside the text"
    assert visit.troubles == []


def _page(sites: Sites, slug: str) -> str:
    return (sites.folder(slug) / "bao-chi/index.html").read_text("utf-8")
