"""Papers of the kit: a fact sheet of one page that hides nothing, texts of the length that they promise."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from coban.campaign import Brief, House, Unconfirmed, load
from coban.campaign.boilerplate import word_count
from coban.campaign.plan import Note
from coban.errors import UnmadeError
from coban.kit.boilerplate import boilerplate_texts
from coban.kit.factsheet import fact_sheet
from coban.kit.factsheet_words import facts_of
from coban.kit.papers import papers

SLUGS = ("xu-lang", "tuyen-quang-10-10", "dak-nong-ra-quan", "quang-ngai-app")


@pytest.fixture(scope="session")
def sheets(house: House, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The fact sheet of a campaign as a file, set when it is first asked for."""
    root = tmp_path_factory.mktemp("sheets")

    @cache
    def made(slug: str) -> Path:
        path = root / f"{slug}.pdf"
        path.write_bytes(fact_sheet(load(house, slug)))
        return path

    return made


def text(path: Path) -> str:
    read = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    return " ".join(read.stdout.replace("\u00a0", " ").split())


def pages(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as document:
        return len(document.pages)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_fact_sheet_is_one_tagged_a4_page(sheets: Callable[[str], Path], slug: str) -> None:
    path = sheets(slug)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    facts = {
        key.strip(): value.strip() for key, _, value in (row.partition(":") for row in told.splitlines())
    }
    assert facts["Pages"] == "1"
    assert facts["Tagged"] == "yes"
    assert "(A4)" in facts["Page size"]
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout
    assert all(row.split()[-5:-3] == ["yes", "yes"] for row in fonts.splitlines()[2:]), fonts


@pytest.mark.parametrize("slug", SLUGS)
def test_it_says_who_when_where_and_each_figure_with_its_source(
    sheets: Callable[[str], Path], house: House, slug: str
) -> None:
    campaign = load(house, slug).campaign
    said = text(sheets(slug))
    assert campaign.owner.name in said
    assert campaign.boilerplate and campaign.boilerplate.words_50 in said
    assert all(service.name in said for service in campaign.services)
    assert all(target.source in said for target in campaign.targets)
    assert ("Chỉ tiêu" in said) == bool(campaign.targets), "what is aimed at must not read as reached"
    assert all(message.text in said for message in campaign.messages[:2])
    assert all(event.name in said for event in campaign.events if event.public and not event.ends)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_open_says_so_with_its_reason(sheets: Callable[[str], Path], house: House, slug: str) -> None:
    owner, said = load(house, slug).campaign.owner, text(sheets(slug))
    assert "chưa xác nhận" in said
    for fact in (owner.phone, owner.email, owner.address):
        assert isinstance(fact, Unconfirmed) and fact.unconfirmed in said


@pytest.mark.parametrize("slug", SLUGS)
def test_deadlines_of_the_offices_stay_in_the_house(
    sheets: Callable[[str], Path], house: House, slug: str
) -> None:
    events = load(house, slug).campaign.events
    assert not any(event.name in text(sheets(slug)) for event in events if not event.public)


def test_what_is_left_out_is_counted(sheets: Callable[[str], Path], house: House) -> None:
    said, notes = text(sheets("dak-nong-ra-quan")), load(house, "dak-nong-ra-quan").campaign.notes
    shown = sum(note.text in said for note in notes)
    assert 0 < shown < len(notes)
    assert f"Xem thêm trong thong-tin/chien-dich.txt: {len(notes) - shown} thông tin thêm khác." in said


def test_a_whole_sheet_says_nothing_of_more(sheets: Callable[[str], Path]) -> None:
    assert "Xem thêm" not in text(sheets("tuyen-quang-10-10"))


def test_a_campaign_of_many_words_still_has_one_page(tuyen_quang: Brief) -> None:
    notes = tuple(
        Note(text=f"Điều {n}: {'một câu dài hơn mọi câu khác ' * 6}", source="002 II") for n in range(40)
    )
    crowded = replace(tuyen_quang, campaign=tuyen_quang.campaign.model_copy(update={"notes": notes}))
    assert pages(fact_sheet(crowded)) == 1


def test_what_cannot_be_shortened_is_a_fault_and_no_second_page(tuyen_quang: Brief) -> None:
    endless = {"about": "Một câu không dứt, " * 400, "boilerplate": None}
    with pytest.raises(UnmadeError, match="does not fit on one page"):
        fact_sheet(replace(tuyen_quang, campaign=tuyen_quang.campaign.model_copy(update=endless)))


def test_cuts_leave_out_by_their_order(xu_lang: Brief) -> None:
    whole = facts_of(xu_lang, notes=2)
    assert (len(whole.notes), len(whole.figures), len(whole.services)) == (2, 7, 7)
    assert "3 thông tin thêm khác" in whole.more
    short = facts_of(xu_lang, 0, frozenset({"abouts", "titles", "targets", "services"}))
    assert (len(short.notes), len(short.figures), len(short.services)) == (0, 3, 5)
    assert not any(row.more for row in short.services)
    assert "4 chỉ tiêu khác, 2 dịch vụ khác" in short.more


def test_the_same_facts_give_the_same_sheet(sheets: Callable[[str], Path], tuyen_quang: Brief) -> None:
    assert fact_sheet(tuyen_quang) == sheets("tuyen-quang-10-10").read_bytes()


@pytest.mark.parametrize("slug", SLUGS)
def test_texts_for_editors_have_the_length_that_they_promise(house: House, slug: str) -> None:
    brief = load(house, slug)
    files = boilerplate_texts(brief)
    assert list(files) == [f"thong-tin/gioi-thieu-{most}-tu.txt" for most in (25, 50, 100)]
    for most, content in zip((25, 50, 100), files.values(), strict=True):
        paragraph = content.decode().split("\n\n")[0]
        assert 0.8 * most <= word_count(paragraph) <= most
        assert f"{word_count(paragraph)} từ" in content.decode()
        assert "mỗi tiếng giữa hai dấu cách là một chữ" in content.decode()


@pytest.mark.parametrize(
    ("text", "words"),
    [("Công dân số", 3), ("một – hai", 2), ("C-Quảng Ngãi (10/10)", 3), ("", 0), ("“Xứ Lạng”.", 2)],
)
def test_words_are_syllables_between_spaces(text: str, words: int) -> None:
    assert word_count(text) == words


def test_nobody_writes_what_the_campaign_does_not_have(xu_lang: Brief) -> None:
    bare = replace(xu_lang, campaign=xu_lang.campaign.model_copy(update={"boilerplate": None}))
    assert boilerplate_texts(bare) == {}


def test_papers_have_their_names_in_the_kit(
    xu_lang: Brief, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("docs", "assets"):
        (tmp_path / name).symlink_to(xu_lang.house.root / name)
    monkeypatch.setattr("coban.kit.papers.brand_guide", lambda brief: b"%PDF-guide")
    monkeypatch.setattr("coban.kit.papers.fact_sheet", lambda brief: b"%PDF-sheet")
    assert list(papers(replace(xu_lang, house=House(tmp_path)))) == [
        "thong-tin/gioi-thieu-25-tu.txt",
        "thong-tin/gioi-thieu-50-tu.txt",
        "thong-tin/gioi-thieu-100-tu.txt",
        "thong-tin/to-du-kien.pdf",
        "thuong-hieu/huong-dan-thuong-hieu.pdf",
    ]
