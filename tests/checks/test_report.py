"""The report: counts that add up, the worst first, everything escaped, small enough to mail."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.checks.subjects import make

from coban.campaign import Brief
from coban.checks import Finding, Measured, Outcome, Verdict, judge, judge_campaign, rules_of
from coban.checks.registry import registered
from coban.checks.report import write_report
from coban.checks.tables import Stated

LIMIT_BYTES = 400_000
UNASKED = {"preflight", "as-composed", "emblem-present", "sponsors-present"}


@dataclass(frozen=True)
class Ruling:
    path: str
    verdict: Verdict


class _Reader(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def rulings(xu_lang: Brief, tmp_path: Path) -> list[Ruling]:
    """Two hundred banners of one verdict, and one whose sponsors take 31 %."""
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir(), bad.mkdir()
    subject, _ = make(xu_lang, good, {})
    # The piece made by hand is no PDF/X, was not composed, and has one logo: those checks have cases.
    rules = [rule for rule in rules_of(xu_lang) if rule.check.id not in UNASKED and not rule.advice]
    checks = {rule.check.id: rule.options for rule in rules}
    verdict = judge(subject, checks)
    subject, _ = make(xu_lang, bad, {"piece": {"panel": [-50, -50, 1910, 1100]}})
    wrong = judge(subject, checks)
    rows = [Ruling(f"print/bang-zon-xa/bang-zon_600x100cm_{code:05}.pdf", verdict) for code in range(200)]
    return [*rows, Ruling("print/bang-zon-xa/sai.pdf", wrong)]


def _page(brief: Brief, rulings: list[Ruling], folder: Path) -> tuple[str, _Reader]:
    write_report(folder / "report.json", folder / "report.html", brief, judge_campaign(brief), rulings)
    written = (folder / "report.html").read_text("utf-8")
    reader = _Reader()
    reader.feed(written)
    return written, reader


def test_the_json_holds_every_piece_and_counts_that_add_up(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    _page(xu_lang, rulings, tmp_path)
    record = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert list(record) == ["coban", "campaign", "brand", "counts", "labels", "facts", "pieces"]
    assert sum(record["counts"].values()) == len(record["pieces"]) == 201
    assert record["counts"]["FAIL"] == 1
    assert record["facts"]["checks"]["unconfirmed"] == "WARN"
    assert {piece["order"] for piece in record["pieces"]} == {"bang-zon-xa"}


def test_the_same_verdicts_give_the_same_bytes_in_any_order(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    one, _ = _page(xu_lang, rulings, tmp_path)
    other, _ = _page(xu_lang, rulings[::-1], tmp_path)
    assert one == other


def test_the_page_tells_the_worst_first_and_stays_small(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    written, reader = _page(xu_lang, rulings, tmp_path)
    assert "1 trong 201 ấn phẩm chưa đạt. Không in trước khi sửa." in reader.text
    assert reader.text.index("31,0% diện tích") < reader.text.index("còn là hình tạm")
    assert len(written.encode()) < LIMIT_BYTES
    pictures = [attrs["src"] for tag, attrs in reader.tags if tag == "img"]
    assert "thumb/bang-zon-xa/sai.webp" in pictures
    # Those of single pieces lie in closed details: a browser loads them when they are opened.
    assert len(pictures) < 40 + 201
    lazy = [attrs for tag, attrs in reader.tags if tag == "img" and attrs.get("loading") == "lazy"]
    assert len(lazy) == len(pictures)


def test_what_did_not_apply_to_the_campaign_stands_last_and_is_named(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    """Xứ Lạng sends no short messages and is not on the radio: nothing to be done, whoever looks for work."""
    _, reader = _page(xu_lang, rulings, tmp_path)
    work, _, checks = reader.text.partition("Các phép kiểm tra đã chạy")
    for check, message in (
        ("sms-length", "Chiến dịch chưa có nội dung tin nhắn SMS nào."),
        ("radio-length", "Chiến dịch chưa có lời đọc nào kèm thời lượng."),
    ):
        assert message not in work
        assert f"Không áp dụng {registered()[check].label}" in checks
        assert message in checks


def test_faults_of_the_campaign_stand_with_those_of_pieces_by_gravity(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    grave = Finding(Outcome.FAIL, "too-long", "Tin nhắn dài 3 đoạn.", "messages", "sms-length")
    light = Finding(Outcome.WARN, "near", "Tin nhắn sát giới hạn.", "messages", "sms-length")
    campaign = Verdict("xu-lang", {"sms-length": Outcome.FAIL}, (light, grave))
    write_report(tmp_path / "r.json", tmp_path / "r.html", xu_lang, campaign, rulings)
    reader = _Reader()
    reader.feed((tmp_path / "r.html").read_text("utf-8"))
    told = ["Tin nhắn dài 3 đoạn.", "31,0% diện tích", "Tin nhắn sát giới hạn."]
    assert sorted(told, key=reader.text.index) == told
    assert "cả chiến dịch" in reader.text


def test_a_fault_of_the_campaign_alone_is_not_called_calm(xu_lang: Brief, tmp_path: Path) -> None:
    fault = Finding(Outcome.FAIL, "too-long", "Tin nhắn dài 3 đoạn.", "", "sms-length")
    campaign = Verdict("xu-lang", {"sms-length": Outcome.FAIL}, (fault,))
    write_report(tmp_path / "r.json", tmp_path / "r.html", xu_lang, campaign, [])
    written = (tmp_path / "r.html").read_text("utf-8")
    assert "Tin nhắn dài 3 đoạn." in written and "mọi phép kiểm tra đều đạt" not in written


def test_the_page_asks_nothing_of_any_other_host(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    _, reader = _page(xu_lang, rulings, tmp_path)
    linked = [v for _, attrs in reader.tags for name, v in attrs.items() if name in ("src", "href") and v]
    assert linked and not [link for link in linked if ":" in link or link.startswith("/")]
    assert not [tag for tag, _ in reader.tags if tag in ("script", "link", "iframe")]


def test_what_comes_from_facts_and_files_is_escaped(xu_lang: Brief, tmp_path: Path) -> None:
    nasty = '<script>alert(1)</script>" onerror="x'
    finding = Finding(Outcome.FAIL, "c", nasty, nasty, "sponsor-share")
    measured = Measured("m", nasty, 1.5, nasty, 3.0, check="sponsor-share")
    verdict = Verdict("p", {"sponsor-share": Outcome.FAIL}, (finding,), (measured,))
    _, reader = _page(xu_lang, [Ruling(f"print/{nasty.replace('/', '')}/p.pdf", verdict)], tmp_path)
    assert not [tag for tag, _ in reader.tags if tag == "script"]
    assert not [attrs for _, attrs in reader.tags if "onerror" in attrs]
    assert nasty in reader.text


def test_a_campaign_without_pieces_says_so(xu_lang: Brief, tmp_path: Path) -> None:
    _, reader = _page(xu_lang, [], tmp_path)
    assert "Chưa có ấn phẩm nào để kiểm tra." in reader.text


def test_the_area_of_businesses_is_outlined_where_it_was_measured(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    _, reader = _page(xu_lang, rulings[-1:], tmp_path)
    [area] = rulings[-1].verdict.marked
    assert area.x <= 0 and area.width == pytest.approx(0.31, abs=0.001)
    styles = [attrs["style"] for tag, attrs in reader.tags if attrs.get("class") == "area"]
    assert styles and f"width:{100 * area.width:.1f}" in str(styles[0])
    assert "≤" in reader.text and "Phần của doanh nghiệp" in reader.text


def test_overrides_and_advice_are_told_with_their_reasons(xu_lang: Brief, tmp_path: Path) -> None:
    excused = Finding(Outcome.PASS, "over-goal", "Chiếm 21%", "", "sponsor-share", because="Sở đồng ý.")
    advised = Finding(Outcome.WARN, "over-law", "Luật nêu mức 20%", "", "ad-share")
    verdict = Verdict("p", {"sponsor-share": Outcome.PASS}, (excused,), advice=(advised,))
    _, reader = _page(xu_lang, [Ruling("print/bang-zon-xa/p.pdf", verdict)], tmp_path)
    for told in (
        "Ngoại lệ của chiến dịch",
        "Sở đồng ý.",
        "Lời khuyên",
        "Luật nêu mức 20%",
        "không phải ý kiến pháp lý",
    ):
        assert told in reader.text


def test_what_a_shop_must_know_stands_with_each_piece(
    xu_lang: Brief, rulings: list[Ruling], tmp_path: Path
) -> None:
    nasty = "<b>Khổ</b> chưa có"
    banner = Stated("Arimo Bold 1.33", ("logo VNPT",), (nasty,), 5.17, 15.5, None, "dòng cạnh mã QR")
    picture = Stated("Arimo Bold 1.33", (), (), None, None, 14.0)
    stated = {rulings[0].path: banner, rulings[1].path: picture}
    files = tmp_path / "report.json", tmp_path / "report.html"
    write_report(*files, xu_lang, judge_campaign(xu_lang), rulings, stated)
    record = json.loads(files[0].read_text("utf-8"))
    told = {piece["path"]: piece["stated"] for piece in record["pieces"] if "stated" in piece}
    assert told == {
        rulings[0].path: {
            "font": "Arimo Bold 1.33",
            "stand_ins": ["logo VNPT"],
            "unconfirmed": [nasty],
            "smallest_letter_cm": 5.17,
            "read_from_m": 15.5,
            "smallest_letter_px": None,
            "smallest_letter_in": "dòng cạnh mã QR",
        },
        rulings[1].path: asdict(picture) | {"stand_ins": [], "unconfirmed": []},
    }
    reader = _Reader()
    reader.feed(files[1].read_text("utf-8"))
    words = " ".join(reader.text.split())
    assert "Arimo Bold 1.33; chữ nhỏ nhất 5,2 cm, đọc được xa tới 15,5 m (dòng cạnh mã QR)." in words
    assert f"Hình tạm logo VNPT. Chưa xác nhận {nasty}." in words
    assert "Arimo Bold 1.33; chữ nhỏ nhất 14 px." in words


def test_a_check_that_did_not_apply_takes_nothing_from_a_pass(xu_lang: Brief, tmp_path: Path) -> None:
    verdict = Verdict("p", {"qr-size": Outcome.SKIP, "palette": Outcome.PASS}, (), ())
    assert verdict.outcome == Outcome.SKIP
    written, _ = _page(xu_lang, [Ruling("print/phuon/phuon.pdf", verdict)], tmp_path)
    assert '<div class="mark pass">Đạt</div>' in written
    assert '<div class="mark skip">' not in written
