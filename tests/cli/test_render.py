"""`coban render` into every kind of file with every wish, and what it says where a wish cannot be granted."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from ruamel.yaml import YAML
from tests.paint.pdf_reading import MM_PER_PT, run

from coban.cli import main

CASES = YAML(typ="safe").load(Path(__file__).resolve().parents[1] / "cases" / "wishes.yml")
SLUG = "thu-nghiem"
BANNER = ("bang-zon-xa", "--place", "99902")
"""600 × 100 cm with 5 cm of bleed: 1:10."""


def coban(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("root")
    assert coban("new", SLUG, "--root", str(root)).exit_code == 0
    (root / "docs" / SLUG / "khach.csv").write_text(
        "code,name,detail,link\nk-1,Văn phòng thử nghiệm,,\n", "utf-8"
    )
    with (root / "docs" / SLUG / "campaign.yml").open("a", encoding="utf-8") as facts:
        facts.write(
            "  - {id: the-ten, title: Thẻ tên, format: the-ten, messages: [chinh], list: khach.csv}\n"
            "  - {id: to-gap, title: Tờ gấp, format: to-gap, messages: [chinh]}\n"
        )
    return root


def render(root: Path, *words: str) -> Result:
    return coban("render", SLUG, *words, "--root", str(root))


def made(root: Path, name: str, *words: str) -> Path:
    out = root / name
    done = render(root, *words, "-o", str(out))
    assert done.exit_code == 0, done.output
    return out


def trim_mm(path: Path) -> tuple[float, float]:
    """As a reader that knows nothing of UserUnit shows it."""
    with pikepdf.open(path) as pdf:
        left, low, right, high = (float(side) * MM_PER_PT for side in pdf.pages[0].obj.TrimBox)
    return round(right - left, 1), round(high - low, 1)


@pytest.mark.parametrize(
    ("wishes", "profile"),
    [
        ((), "x-4"),
        (("--live-text",), "x-4"),
        (("--no-marks",), "x-4"),
        (("--no-marks", "--live-text"), "x-4"),
        (("--no-user-unit",), "banner"),
        (("--no-user-unit", "--live-text", "--no-marks"), "banner"),
    ],
    ids=" ".join,
)
def test_every_pdf_is_fit_for_the_press(
    root: Path, tmp_path: Path, wishes: tuple[str, ...], profile: str
) -> None:
    out = made(root, "bang.pdf", *BANNER, *wishes)
    told = coban("preflight", "--profile", profile, str(out))
    assert told.exit_code == 0, told.output
    assert not [
        line for line in told.output.splitlines() if any(w in line for w in ("FAIL", "WARN", "UNSURE"))
    ]
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", out)
    assert run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", out) == ""
    assert run("pdftoppm", "-r", "10", out, tmp_path / "page") == ""


def test_live_text_and_a_file_without_marks_pass_every_check(root: Path) -> None:
    for wish in ("--live-text", "--no-marks"):
        done = render(root, *BANNER, wish, "-o", str(root / "x.pdf"))
        assert done.exit_code == 0, done.output
        assert " fail" not in done.output and " checks: " in done.output


def test_without_user_unit_it_says_who_judges_it(root: Path) -> None:
    out = root / "phan-muoi.pdf"
    done = render(root, *BANNER, "--no-user-unit", "-o", str(out))
    assert done.output.splitlines()[-1] == (
        "Not judged: without UserUnit the file does not tell that it is 1:10; "
        f"`coban preflight {out} --scale 1:10` judges it as one that is."
    )
    assert trim_mm(out) == (600, 100)
    with pikepdf.open(out) as pdf:
        assert "/UserUnit" not in pdf.pages[0].obj


@pytest.mark.parametrize("words", [BANNER, ("ap-phich",), ("the-ten", "--row", "k-1")], ids=" ".join)
@pytest.mark.parametrize("live", [(), ("--live-text", "--no-marks")], ids=" ".join)
def test_the_command_that_it_names_passes_the_file(
    root: Path, tmp_path: Path, words: tuple[str, ...], live: tuple[str, ...]
) -> None:
    out = tmp_path / "phan-muoi.pdf"
    said = render(root, *words, "--scale", "1:10", "--no-user-unit", *live, "-o", str(out)).output
    command = shlex.split(said.splitlines()[-1].split("`")[1])
    assert command[:3] == ["coban", "preflight", str(out)]
    told = coban(*command[1:])
    assert told.exit_code == 0, told.output
    assert "taken as 1:10: 1 fit for the press" in told.output


@pytest.mark.parametrize(
    ("wishes", "trim", "unit", "slug"),
    [
        ((), (420, 594), None, "TỶ LỆ 1:1 "),
        (("--scale", "1:1"), (420, 594), None, "TỶ LỆ 1:1 "),
        (("--scale", "1:10"), (42, 59.4), 10, "TỶ LỆ 1:10"),
        (("--scale", "1:10", "--no-user-unit"), (42, 59.4), None, "TỶ LỆ 1:10"),
    ],
)
def test_a_poster_of_another_scale(
    root: Path, wishes: tuple[str, ...], trim: tuple[float, float], unit: int | None, slug: str
) -> None:
    out = made(root, "ap.pdf", "ap-phich", *wishes)
    assert trim_mm(out) == trim
    with pikepdf.open(out) as pdf:
        assert pdf.pages[0].obj.get("/UserUnit") == unit
    assert slug in " ".join(run("pdftotext", out, "-").split()) + " "


def test_a_page_over_14400_units_is_refused_and_nothing_is_written(root: Path) -> None:
    out = root / "dai.pdf"
    done = render(root, *BANNER, "--scale", "1:1", "-o", str(out))
    assert done.exit_code == 2
    assert (
        "at 1:1 its page is 612 cm or 17,348 units long; readers of PDF take 14,400 (508 cm)" in done.output
    )
    assert done.output.endswith("make it 1:10\n")
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "wishes", "size", "mode", "dpi"),
    [
        ("a.png", (), (1131, 1600), "RGB", None),
        ("a.png", ("--dpi", "25"), (413, 585), "RGB", 25),
        ("a.jpg", ("--dpi", "25"), (413, 585), "RGB", 25),
        ("a.JPEG", (), (1131, 1600), "RGB", None),
        ("a.webp", ("--dpi", "25"), (413, 585), "RGB", None),
        ("a.tif", ("--dpi", "72"), (1208, 1701), "CMYK", 72),
        ("a.tiff", ("--dpi", "72", "--scale", "1:10", "--strips"), (1208, 1701), "CMYK", 720),
        ("a.tif", (), (1677, 2362), "CMYK", 100),
    ],
)
def test_pictures_have_the_pixels_and_the_resolution_asked_for(
    root: Path, name: str, wishes: tuple[str, ...], size: tuple[int, int], mode: str, dpi: float | None
) -> None:
    with Image.open(made(root, name, "ap-phich", *wishes)) as picture:
        assert picture.mode == mode
        assert picture.size == pytest.approx(size, abs=1)
        if dpi:
            assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


def test_svg_has_text_or_outlines(root: Path) -> None:
    live = made(root, "a.svg", "ap-phich").read_text("utf-8")
    assert live == made(root, "b.svg", "ap-phich", "--live-text").read_text("utf-8")
    outlines = made(root, "c.svg", "ap-phich", "--outlines").read_text("utf-8")
    assert "<text" in live and "<text" not in outlines


def test_a_row_of_a_list_and_a_side(root: Path) -> None:
    for order, words, said in (
        ("the-ten", ("--row", "k-1"), "Văn phòng thử nghiệm"),
        ("to-gap", ("--side", "mat-trong"), "Mặt trong"),
    ):
        out = root / f"{order}.pdf"
        render(root, order, *words, "-o", str(out))  # whether it is well composed is no matter here
        assert said in " ".join(run("pdftotext", out, "-").split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["words"]))
def test_what_cannot_be_granted_is_said_all_at_once(
    root: Path, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = render(root, *shlex.split(case["words"].replace("@", " ".join(BANNER))))
    assert (done.exit_code, done.output.splitlines()) == (2, case["said"])
    assert not list(tmp_path.iterdir()), "nothing is written"


def test_without_an_order_all_are_listed(root: Path) -> None:
    done = render(root)
    assert done.exit_code == 0
    rows = [" ".join(line.split()) for line in done.output.splitlines()]
    assert rows == [
        "ORDER size pieces one for each of title",
        "bang-zon-xa 600x100cm 3 3 communes Băng zôn cho mỗi xã",
        "ap-phich 420x594mm 1 Áp phích",
        "facebook-bai 1080x1080px 2 2 slogans Bài đăng Facebook",
        "xem-truoc 1200x630px 1 Ảnh xem trước khi chia sẻ liên kết",
        "the-ten 90x130mm 1 1 row Thẻ tên",
        "to-gap 297x210mm 2 2 sides Tờ gấp",
    ]
    said = render(root, "--all")
    assert (said.exit_code, said.output) == (
        2,
        "ORDER: say which; known orders: bang-zon-xa, ap-phich, facebook-bai, xem-truoc, the-ten, to-gap\n",
    )


def test_a_size_may_be_typed_as_people_write_it(root: Path) -> None:
    out = made(root, "rong.pdf", "ap-phich", "--size", "45,5 X 60 cm")
    assert trim_mm(out) == (455, 600)
    said = render(root, "ap-phich", "--size", "1,080x1,080mm")
    assert said.output.startswith("--size: '1,080x1,080mm' is not a size;")


def test_outside_of_any_campaigns_folder_it_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("COBAN_ROOT", raising=False)
    monkeypatch.chdir(tmp_path)
    done = coban("render", SLUG, "ap-phich")
    assert done.exit_code == 2
    assert done.output == (
        f"{tmp_path}/: holds no campaign (docs/SLUG/campaign.yml); go to the folder that does, or below it, "
        "or name it with --root\n"
    )


@pytest.mark.parametrize("wishes", [(), ("--scale", "1:10", "--strips")], ids=" ".join)
def test_a_tiff_of_ours_is_found_right_by_its_pixels(root: Path, wishes: tuple[str, ...]) -> None:
    """It shows the bleed too, which is cut off before anything is measured."""
    out = made(root, "bang.tif", *BANNER, "--dpi", "72", *wishes)
    meant = ("--campaign", SLUG, "--order", "bang-zon-xa", "--place", "Thí Điểm 2")
    done = coban("check", str(out), *meant, "--root", str(root))
    assert done.exit_code == 0, done.output
    assert " fail" not in done.output
    assert coban("check", str(out), *meant[:-1], "99901", "--root", str(root)).exit_code == 0
