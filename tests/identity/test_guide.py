"""The brand guide: right and wrong are the judge's own words, what is not demanded says so, nothing leaks."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.identity.conftest import SLUGS, apart

from coban.campaign import Brief, House, load
from coban.campaign.facts import VIET_NAM
from coban.checks import Outcome
from coban.errors import CobanError
from coban.identity import brand_guide
from coban.identity.bends import BENDS
from coban.identity.bent import mark_lost
from coban.identity.colours import demanded, readings, rule_of_field
from coban.identity.drawing import drawn
from coban.identity.examples import examples
from coban.identity.judging import judged
from coban.identity.pairs import pairs
from coban.identity.zones import zones
from coban.scene import Picture, Role

ROOM = {"banner": (200.0, 40.0), "flag": (40.0, 60.0), "square": (60.0, 60.0), "wide": (90.0, 60.0)}


def words(path: Path) -> list[str]:
    """Of each page, with all white space as one space."""
    read = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return [re.sub(r"\s+", " ", page) for page in read.split("\f")[:-1]]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_is_whole(guides: Callable[[str], Path], slug: str) -> None:
    """One test for each campaign: drawing a guide takes seconds."""
    path = guides(slug)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    facts = {
        key.strip(): value.strip() for key, _, value in (row.partition(":") for row in told.splitlines())
    }
    assert 6 <= int(facts["Pages"]) <= 10
    assert facts["Tagged"] == "yes"
    assert re.match(r"841\.\d+ x 595\.\d+ pts \(A4\)", facts["Page size"])
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout
    assert all(row.split()[-5:-3] == ["yes", "yes"] for row in fonts.splitlines()[2:]), fonts
    pages = words(path)
    assert min(map(len, pages)) > 100, "a page that something slipped over to has but its foot"
    everything = " ".join(pages)
    for value in ("#003580", "0 53 128", "100 84 0 12", "#0047AB", "0 71 171", "100 78 0 0", "#FFFFFF"):
        assert value in everything
    demanded_here = slug == "xu-lang"
    assert ("lựa chọn của coban cho chiến dịch, không phải yêu cầu" in everything) != demanded_here
    assert ("màu xanh coban Dark blue 25% chủ đạo" in everything) == demanded_here
    assert ("Vạch nâu là mức 30%" in everything) == demanded_here
    assert "trị số trên đây do coban chọn" in everything or "trị số do coban chọn" in everything


def test_quotations_are_the_campaigns_own_and_to_the_letter(xu_lang: Brief, tuyen_quang: Brief) -> None:
    assert [quote.source for quote in demanded(xu_lang)] == ["000 III.3", "000 III.3"]
    assert all(quote.text in xu_lang.brand.quotation for quote in demanded(xu_lang))
    assert demanded(tuyen_quang) == ()


def test_the_field_is_the_cobalt_darkened_by_a_quarter(xu_lang: Brief) -> None:
    assert rule_of_field(xu_lang) == "Xanh chủ đạo #003580 là xanh coban #0047AB sẫm đi 25%."


def test_contrasts_are_those_of_wcag(xu_lang: Brief) -> None:
    assert [row.ratio for row in readings(xu_lang)] == ["11,5 : 1", "8,0 : 1", "11,5 : 1", "8,4 : 1"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_judge_refuses_every_wrong_piece_and_accepts_every_right_one(house: House, slug: str) -> None:
    found = pairs(examples(load(house, slug)))
    bent = {pair.bend.wrong for pair in found}
    without_sponsors = {bend.wrong for bend in BENDS[2:7]}
    assert bent >= without_sponsors
    assert ("Khung doanh nghiệp chiếm 40%" in bent) == (slug == "xu-lang")
    for pair in found:
        verdict = judged(pair.example, pair.bend.checks, pair.wrong)
        assert verdict.outcome == Outcome.FAIL
        assert {finding.check for finding in verdict.of(Outcome.FAIL)} <= set(pair.bend.checks)
        assert judged(pair.example, pair.bend.checks).outcome <= Outcome.SKIP


def test_the_measures_beside_the_pieces_are_the_judges(xu_lang: Brief) -> None:
    by_wrong = {pair.bend.wrong: pair for pair in pairs(examples(xu_lang))}
    share = by_wrong["Khung doanh nghiệp chiếm 40%"]
    assert share.right_words == "Phần của doanh nghiệp: 14,0% (nhiều nhất 30%)."
    assert share.wrong_words.endswith("Phần của doanh nghiệp: 40,0% (nhiều nhất 30%).")
    assert "Công dân sô Xứ Lạng" in by_wrong["Mất một dấu thanh"].wrong_words
    assert "bên phải" not in by_wrong["Khung doanh nghiệp bên phải"].right_words


def test_a_wrong_piece_that_is_right_stops_the_guide(xu_lang: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    lame = tuple(replace(bend, bent=lambda example: example.sheet) for bend in BENDS[:1])
    monkeypatch.setattr("coban.identity.pairs.BENDS", lame)
    with pytest.raises(CobanError, match="PASS of the right piece and PASS of the wrong one"):
        pairs(examples(xu_lang))


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Công dân số", "Công dân sô"),
        ("Đi từng ngõ", "Đi tưng ngõ"),
        ("ĐƠN CÔ", "ĐƠN CÔ"),
        ("Ổn định", "Ôn định"),
    ],
)
def test_a_tone_is_lost_and_nothing_else(text: str, lost: str) -> None:
    assert mark_lost(text) == lost


def test_zones_are_drawn_to_scale_with_the_measured_share(xu_lang: Brief) -> None:
    by_order = {zone.example.order: zone for zone in zones(examples(xu_lang), ROOM)}
    banner = by_order["bang-zon-xa"]
    assert (banner.scale, banner.width, round(banner.height, 3)) == (30, 200.0, 33.333)
    assert (round(banner.panel, 2), banner.limit, banner.share) == (28.0, 60.0, "14,0")
    flag = by_order["phuon"]
    assert flag.portrait and flag.share == "8,5"
    assert flag.limit == pytest.approx(0.3 * flag.height)


def test_only_pieces_that_are_out_are_shown(xu_lang: Brief) -> None:
    """Its first release, out on 11/5/2022, shows the graphic of the value."""
    orders = tuple(
        order.model_copy(update={"messages": ("value", *(id for id in order.messages if id != "value"))})
        for order in xu_lang.campaign.orders
        if order.id == "facebook-bai"
    )
    campaign = xu_lang.campaign.model_copy(update={"orders": orders})
    before = replace(xu_lang, campaign=campaign, at=datetime(2022, 5, 10, 23, 59, tzinfo=VIET_NAM))
    after = replace(before, at=datetime(2022, 5, 11, 0, 1, tzinfo=VIET_NAM))
    assert examples(after)["square"].message == "value"
    assert examples(before)["square"].message != "value"
    assert examples(replace(before, invited=True))["square"].message == "value"


def test_flat_logos_stay_vectors_and_others_become_pixels(xu_lang: Brief, tmp_path: Path) -> None:
    sheet = examples(xu_lang)["banner"].sheet
    suffix, content = drawn(sheet, 120)
    assert suffix == "svg" and b"<image" not in content
    shaded = tmp_path / "shaded.svg"
    shaded.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><linearGradient id="g"/></defs>'
        '<rect width="10" height="10" fill="url(#g)"/></svg>',
        "utf-8",
    )
    other = tuple(
        replace(item, file=shaded) if isinstance(item, Picture) and item.role == Role.SPONSOR else item
        for item in sheet.shared
    )
    suffix, content = drawn(replace(sheet, shared=other), 120)
    assert suffix == "png" and content.startswith(b"\x89PNG")


def test_the_same_facts_give_the_same_bytes(
    guides: Callable[[str], Path], house: House, tmp_path: Path
) -> None:
    again = brand_guide(apart(load(house, "quang-ngai-app"), tmp_path / "again"))
    assert again == guides("quang-ngai-app").read_bytes()
