"""The releases of the campaigns: one at least for each, from its documents, as long as papers print."""

from __future__ import annotations

import re

import pytest

from coban.campaign import Brief, House, load
from coban.press import faults, releases, statement
from coban.press.blocks import Kind
from coban.press.plain import plain_text, words

SLUGS = ("xu-lang", "tuyen-quang-10-10", "dak-nong-ra-quan", "quang-ngai-app")


@pytest.fixture(params=SLUGS, scope="module")
def brief(request: pytest.FixtureRequest, house: House) -> Brief:
    return load(house, request.param)


def test_every_campaign_has_releases_without_faults(brief: Brief) -> None:
    assert faults(brief) == ()
    assert len(releases(brief)) == (2 if brief.campaign.slug == "xu-lang" else 1)


def test_a_release_is_as_long_as_papers_print(brief: Brief) -> None:
    for one in releases(brief):
        paper = statement(brief, one)
        news = [words(paper.lead), *(words(block.runs) for block in paper.body)]
        assert 250 <= len(" ".join(news).split()) <= 800, one.id
        assert len(paper.headline) <= 110


def test_nobody_is_quoted_and_no_number_is_a_telephone(brief: Brief) -> None:
    for one in releases(brief):
        assert not [block for block in one.draft.body if block.kind == Kind.QUOTE]
        assert not re.search(r"\b0\d{2,3}[. ]?\d{3}[. ]?\d{3}\b", plain_text(statement(brief, one)))


def test_open_facts_stay_open(brief: Brief) -> None:
    """The documents give no number, no telephone; what papers may print of pictures nobody has said."""
    for one in releases(brief):
        said = plain_text(statement(brief, one))
        assert "Điện thoại: chưa xác nhận" in said and "Điều kiện sử dụng: chưa xác nhận" in said
        assert one.open_facts


def test_figures_come_from_the_campaign(house: House) -> None:
    brief = load(house, "xu-lang")
    said = {one.id: plain_text(statement(brief, one)) for one in releases(brief)}
    assert "8.000 tài khoản" in said["tcbc-1"] and "2.000.000 lượt" in said["tcbc-1"]
    assert "450.000 tài khoản" in said["tcbc-2"]
    assert [one.id for one in releases(brief)] == ["tcbc-2", "tcbc-1"]
