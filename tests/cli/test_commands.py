"""The commands as people type them: what they make, what they say, how they end."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from coban.artefact import read_manifest
from coban.cli import main
from coban.cli import starting as starting_module

ROOT = Path(__file__).resolve().parents[2]
SLUG = "thu-nghiem"


def coban(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert coban("new", SLUG, "--root", str(tmp_path)).exit_code == 0
    return tmp_path


@pytest.fixture
def built(root: Path) -> Path:
    done = coban("build", SLUG, "--no-site", "--jobs", "2", "--root", str(root))
    assert done.exit_code == 0, done.output
    return root


def test_build_tells_what_it_made_and_then_that_nothing_changed(built: Path) -> None:
    again = coban("build", "--no-site", "--jobs", "2", "--root", str(built))
    assert again.exit_code == 0
    assert "Nothing changed, nothing was made again, " in again.output
    assert "7 pass" in again.output
    assert "\x1b[" not in again.output


def test_build_tells_a_kit_and_removed_files_too(built: Path) -> None:
    facts = built / "docs" / SLUG / "campaign.yml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("tagline: Câu hứa", "tagline: Lời hứa"), "utf-8")
    again = coban("build", "--no-site", "--jobs", "2", "--root", str(built))
    assert "\nNo piece was made again, 1 kit made, " in again.output
    before, order = text.split("  - id: xem-truoc")
    facts.write_text(before, "utf-8")
    fewer = coban("build", "--no-site", "--jobs", "2", "--root", str(built))
    assert order
    assert "\nNo piece was made again, 1 report made, 1 kit made, 1 package made, 2 removed, " in fewer.output


def test_build_tells_a_site_that_was_made_again(built: Path) -> None:
    told = coban("build", "--jobs", "2", "--root", str(built)).output
    assert "\nNo piece was made again, 1 site made, " in told
    assert f"\nno feeds, no sitemap {SLUG}: 'site' is not confirmed in campaign.yml\n" in told
    told = coban("build", "--jobs", "2", "--root", str(built)).output
    assert "\nNothing changed, nothing was made again, " in told


def test_a_full_disk_is_said_in_plain_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("coban.build.pieces.write_whole", full)
    done = coban("build", "--no-site", "--jobs", "2", "--root", str(root))
    assert (done.exit_code, done.output) == (
        1,
        "The disk is full. What was finished stays, nothing is half-written; make room, then run it again.\n",
    )


def test_the_root_is_found_from_a_folder_below(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COBAN_ROOT", raising=False)
    said = f"In {root} (the nearest folder above with campaigns; --root names another)\n"
    monkeypatch.chdir(root / "docs" / SLUG)
    assert coban("check", SLUG).output == (
        f"{said}dist/thu-nghiem/: holds no finished piece; make them with `coban build thu-nghiem`\n"
    )
    monkeypatch.chdir(root / "docs")
    assert coban("new", "abc").output.startswith(said)
    assert (root / "docs/abc/campaign.yml").is_file()
    assert not (root / "docs/docs").exists()
    monkeypatch.chdir(root)
    assert "In " not in coban("check", SLUG).output
    assert said not in coban("check", SLUG, "--root", str(root)).output


def test_the_root_is_looked_for_no_further_than_home(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = root / "home"
    (home / "work").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("COBAN_ROOT", raising=False)
    monkeypatch.chdir(home / "work")
    assert coban("build").output == "docs/: holds no campaign; make one with `coban new SLUG`\n"


def test_build_without_a_campaign(tmp_path: Path) -> None:
    done = coban("build", "--root", str(tmp_path))
    assert done.exit_code == 2
    assert done.output == "docs/: holds no campaign; make one with `coban new SLUG`\n"


def test_a_release_with_open_facts_ends_with_1(root: Path) -> None:
    done = coban("build", "--release", "--root", str(root))
    assert done.exit_code == 1
    assert "6 facts are not confirmed; a release needs every one of them. Nothing was made." in done.output
    assert not (root / "dist").exists()


def test_wrong_input_ends_with_2_and_every_fault(root: Path) -> None:
    facts = root / "docs" / SLUG / "campaign.yml"
    text = facts.read_text("utf-8").replace("format: poster-a2", "format: poster-a9")
    facts.write_text(text.replace("places: all", "places: some"), "utf-8")
    done = coban("build", "--root", str(root))
    assert done.exit_code == 2
    assert all(line.startswith("docs/thu-nghiem/campaign.yml:") for line in done.output.splitlines())
    assert len(done.output.splitlines()) == 2


def test_a_fault_of_ours_ends_with_3_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting_module, "STARTER", None)
    done = CliRunner().invoke(main, ["new", "thu", "--root", str(tmp_path)])
    assert done.exit_code == 3
    assert done.output.splitlines()[0].startswith("A fault of coban: AttributeError: ")
    assert "COBAN_TRACEBACK=1" in done.output


def test_a_wrong_option_ends_with_2() -> None:
    assert coban("build", "--fast").exit_code == 2
    assert coban("check", "--jobs", "0").exit_code == 2


def test_render_makes_one_piece_and_judges_it(root: Path) -> None:
    out = root / "mot.pdf"
    words = ["--place", "99902", "--size", "400x80cm", "-o", str(out), "--root", str(root)]
    done = coban("render", SLUG, "bang-zon-xa", *words)
    assert done.exit_code == 0, done.output
    told = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, text=True, check=True).stdout
    assert "Xã Thí Điểm 2" in told
    assert "400 × 80 cm" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["render", SLUG, "bang-zon"],
            (
                "docs/thu-nghiem/campaign.yml: order 'bang-zon' is unknown; did you mean "
                "'bang-zon-xa'? known orders: bang-zon-xa, "
                "ap-phich, facebook-bai, xem-truoc"
            ),
        ),
        (
            ["render", SLUG, "bang-zon-xa"],
            (
                "--place: order 'bang-zon-xa' is made for each commune; say which, such as --place 99901, or "
                "--all for all 3"
            ),
        ),
        (
            ["render", SLUG, "bang-zon-xa", "--place", "1"],
            (
                "--place: '1' is no commune of docs/thu-nghiem/places.csv; expected one such as 99901 (Xã "
                "Thí Điểm 1, Huyện Thí Điểm), 99902 (Xã Thí Điểm 2, Huyện Thí Điểm), 99903 (Thị trấn Thí "
                "Điểm 3, Huyện Thí Điểm)"
            ),
        ),
        (
            ["render", SLUG, "ap-phich", "--place", "99901"],
            "--place: order 'ap-phich' is the same everywhere; leave --place out",
        ),
        (
            ["render", SLUG, "facebook-bai"],
            "--message: order 'facebook-bai' has 2 slogans; say which, or --all: chinh, phu",
        ),
        (
            ["render", SLUG, "ap-phich", "--message", "phu"],
            "--message: 'phu' is no slogan of order 'ap-phich'; it has: chinh",
        ),
        (
            ["render", SLUG, "ap-phich", "-o", "x.doc"],
            (
                "x.doc: its type is unknown; expected a name that ends in .pdf, .tif, .tiff, .svg, .png, "
                ".webp, .jpg, .jpeg"
            ),
        ),
        (
            ["new", "Thử Nghiệm"],
            (
                "'Thử Nghiệm': cannot be the name of a campaign; expected lower-case letters a–z, digits and "
                "single hyphens, such as 'thu-nghiem'"
            ),
        ),
        (
            ["new", SLUG],
            "docs/thu-nghiem/: is there already; choose another name, or remove that folder first",
        ),
        (
            ["check", SLUG],
            "dist/thu-nghiem/: holds no finished piece; make them with `coban build thu-nghiem`",
        ),
        (
            ["kit", SLUG],
            "dist/thu-nghiem/: no piece was made yet; make the pieces with `coban build thu-nghiem`",
        ),
    ],
)
def test_wrong_words_are_answered_in_full(root: Path, words: list[str], said: str) -> None:
    done = coban(*words, "--root", str(root))
    assert (done.exit_code, done.output) == (2, said + "\n")


def test_qr_is_read_again_from_each_kind_of_file(tmp_path: Path) -> None:
    text = "https://xulang.vn/q/06001/"
    for suffix in ("svg", "pdf", "png"):
        out = tmp_path / f"ma.{suffix}"
        done = coban("qr", text, "-o", str(out), "--size", "60mm")
        assert done.exit_code == 0, done.output
        assert decoded(out) == text, suffix


@pytest.mark.parametrize(("size", "side_mm"), [("8.7mm", 8.7), ("60mm", 60), ("20cm", 200), ("5m", 5000)])
def test_qr_as_a_picture_has_the_size_that_was_asked_for(tmp_path: Path, size: str, side_mm: float) -> None:
    out = tmp_path / "ma.PNG"
    assert coban("qr", "a", "-o", str(out), "--size", size).exit_code == 0
    assert decoded(out) == "a"
    with Image.open(out) as picture:
        across = 21 + 8
        assert picture.width == picture.height
        assert picture.width % across == 0 and picture.width >= 4 * across
        assert set(picture.convert("L").tobytes()) == {0, 255}
        dpi = picture.info["dpi"]
        assert dpi[0] == dpi[1]
        assert picture.width / dpi[0] * 25.4 == pytest.approx(side_mm, rel=0.001)


def test_a_file_name_in_capitals_is_as_good(root: Path) -> None:
    for suffix in ("SVG", "Pdf"):
        out = root / f"ma.{suffix}"
        assert coban("qr", "a", "-o", str(out)).exit_code == 0
    out = root / "ap.PDF"
    done = coban("render", SLUG, "ap-phich", "-o", str(out), "--root", str(root))
    assert done.exit_code == 0, done.output
    assert " checks: " in done.output and "unreadable" not in done.output


@pytest.mark.parametrize(
    ("order", "name", "kind"),
    [("ap-phich", "x.png", ".pdf"), ("ap-phich", "x.svg", ".pdf"), ("xem-truoc", "x.pdf", ".png")],
)
def test_render_says_when_a_file_is_not_judged(root: Path, order: str, name: str, kind: str) -> None:
    done = coban("render", SLUG, order, "-o", str(root / name), "--root", str(root))
    assert done.exit_code == 0
    assert done.output.splitlines()[1:] == [
        f"Not judged: the finished piece is a {kind} file; make that to have it judged."
    ]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (
            "{id: to-gap, title: Tờ gấp, format: {unconfirmed: Chưa rõ khổ}}",
            "has no format yet: Chưa rõ khổ; put a row of assets/formats.yml there when it is known",
        ),
        ("{id: to-gap, title: Tờ gấp, made_by: Nhà in}", "is designed by others: Nhà in"),
        (
            "{id: to-gap, title: Tờ gấp, format: {unconfirmed: Chưa rõ khổ, draft: poster-a2}}",
            "has no slogan yet; put the ids of slogans under 'messages'",
        ),
    ],
)
def test_render_says_why_an_order_cannot_be_made(root: Path, order: str, why: str) -> None:
    with (root / "docs" / SLUG / "campaign.yml").open("a", encoding="utf-8") as facts:
        facts.write(f"  - {order}\n")
    done = coban("render", SLUG, "to-gap", "--size", "20x20cm", "--root", str(root))
    assert (done.exit_code, done.output) == (2, f"order 'to-gap': {why}\n")


def test_qr_of_vietnamese_words(tmp_path: Path) -> None:
    out = tmp_path / "ma.png"
    assert coban("qr", "Cầm tay, chỉ việc", "-o", str(out)).exit_code == 0
    assert decoded(out) == "Cầm tay, chỉ việc"


def test_qr_that_says_something_else_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coban.build.code.decode_file", lambda path: "khác")
    out = tmp_path / "ma.png"
    done = coban("qr", "đúng", "-o", str(out))
    assert done.exit_code == 1
    assert done.output == f"{out}: the finished code says 'khác' instead of 'đúng'; it was removed\n"
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["", "-o", "ma.svg"], "QR: the text is empty; expected a link or some words"),
        ([" \t\n", "-o", "ma.svg"], "QR: the text is empty; expected a link or some words"),
        (
            ["\udcff\udcfe", "-o", "ma.svg"],
            "QR: the text is not UTF-8; type it anew, or copy it from elsewhere",
        ),
        (
            ["a", "-o", "ma.png", "--size", "0mm"],
            (
                "--size: 0mm leaves 0.00 mm for each of 29 modules; a phone needs 0.3 mm: at least 8.7mm "
                "for this text, or a shorter text"
            ),
        ),
        (
            ["a", "-o", "ma.pdf", "--size", "8.6mm"],
            (
                "--size: 8.6mm leaves 0.30 mm for each of 29 modules; a phone needs 0.3 mm: at least 8.7mm "
                "for this text, or a shorter text"
            ),
        ),
        (["a", "-o", "ma.svg", "--size", "5.1m"], "--size: 5100mm is too large; a side is at most 5m"),
        (["a", "-o", "ma.jpg"], "ma.jpg: its type is unknown; expected a name that ends in .pdf, .png, .svg"),
        (
            ["a", "-o", "ma.svg", "--size", "60"],
            "--size: '60' is not a length; write it like '850mm', '85cm' or '33.5in'",
        ),
    ],
)
def test_qr_refuses(words: list[str], said: str) -> None:
    done = coban("qr", *words)
    assert (done.exit_code, done.output) == (2, said + "\n")


def test_check_lists_open_facts_and_release_makes_them_wrong(built: Path) -> None:
    done = coban("check", "--root", str(built))
    assert done.exit_code == 0, done.output
    assert "open docs/thu-nghiem/campaign.yml:" in done.output
    assert coban("check", "--release", "--root", str(built)).exit_code == 1
    assert coban("check", "--strict", "--root", str(built)).exit_code == 1


def test_check_names_every_stand_in_of_a_piece(root: Path) -> None:
    facts = root / "docs" / SLUG / "campaign.yml"
    logos = "".join(
        f"  - {{id: {id}, name: {id.title()}, logo: {{file: sponsors/{id}.svg, stand_in: true}}}}\n"
        for id in ("vnpt", "viettel", "mbbank")
    )
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("\norders:", f"\nsponsors:\n{logos}\norders:"), "utf-8")
    coban("build", SLUG, "--no-site", "--jobs", "2", "--root", str(root))
    told = " ".join(coban("check", SLUG, "--root", str(root)).output.split())
    for name in ("Vnpt", "Viettel", "Mbbank"):
        assert told.count(f"Logo {name} còn là hình tạm") == 1, told
    opened = "".join(f"  - {{unconfirmed: Điều chưa rõ số {number}}}\n" for number in range(3))
    facts.write_text(f"{facts.read_text('utf-8')}open:\n{opened}", "utf-8")
    told = " ".join(coban("check", SLUG, "--root", str(root)).output.split())
    assert told.count("Điều chưa rõ số 2") == 1, "among the open facts, no more in the table"
    assert "điều nữa" in told


def test_check_judges_the_file_that_lies_there(built: Path) -> None:
    dist = built / "dist" / SLUG
    piece = dist / "digital/xem-truoc/xem-truoc_1200x630px.png"
    Image.new("RGB", (1200, 630), "#CC0000").save(piece)
    done = coban("check", "--root", str(built))
    assert done.exit_code == 1
    assert "FAIL" in done.output and "palette-only" in done.output
    piece.unlink()
    assert "is on record but not there; build again" in coban("check", "--root", str(built)).output


def test_kit_packs_again(built: Path) -> None:
    kit = built / "dist" / SLUG / "kits" / f"{SLUG}-media-kit.zip"
    before = kit.read_bytes()
    kit.unlink()
    done = coban("kit", SLUG, "--root", str(built))
    assert done.exit_code == 0
    assert kit.read_bytes() == before
    missing = read_manifest(built / "dist" / SLUG / "manifest.json")[0].path
    (built / "dist" / SLUG / missing).unlink()
    assert f"{missing} is on record but not there" in coban("kit", SLUG, "--root", str(built)).output


def test_explain_lists_and_explains() -> None:
    listed = coban("explain")
    assert listed.exit_code == 0
    names = [line.split()[0] for line in listed.output.splitlines()]
    assert "sponsor-share" in names
    for name in names:
        told = coban("explain", name)
        assert told.exit_code == 0
        assert "Findings:" in told.output
    unknown = coban("explain", "sponsors")
    assert unknown.exit_code == 2
    assert unknown.output.startswith("explain: check 'sponsors' is unknown; ")


def test_the_program_runs_from_a_shell_and_shows_no_bar_without_a_terminal(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coban", "build", "--no-site", "--root", str(root)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "files made" in done.stdout


def decoded(path: Path) -> str:
    """What a phone would read. pdfium and Chromium's own SVG engine draw, zxing-cpp reads."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        picture = document[0].render(scale=6).to_pil()
        document.close()
    elif path.suffix == ".svg":
        shot = path.with_suffix(".shot.png")
        subprocess.run(
            [
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=600,600",
                f"--screenshot={shot}", path.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip
        picture = Image.open(shot)
    else:
        picture = Image.open(path)
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    picture.close()
    return code.text
