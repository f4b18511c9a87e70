"""`coban render` of many pieces: which are made, where they lie, what is told, and how it ends."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.paint.pdf_reading import run

from coban.build.painting import Painting
from coban.campaign.entries import Copy
from coban.cli import main
from coban.scene import Sheet

SLUG = "thu-nghiem"
TIFFS = [
    "bang-zon_600x100cm_99901-xa-thi-diem-1.tif",
    "bang-zon_600x100cm_99902-xa-thi-diem-2.tif",
    "bang-zon_600x100cm_99903-thi-tran-thi-diem-3.tif",
]
PDFS = [name.replace(".tif", ".pdf") for name in TIFFS]


def coban(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "root"
    assert coban("new", SLUG, "--root", str(root)).exit_code == 0
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("COBAN_ROOT", str(root))
    return root


def files(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def render(*words: str) -> Result:
    return coban("render", SLUG, *words, "--jobs", "2")


def test_tiffs_of_a_district_are_those_that_are_made_one_by_one(root: Path) -> None:
    done = render("bang-zon-xa", "--district", "thi diem", "--format", "tiff", "--dpi", "72", "--into", "in")
    assert done.exit_code == 0, done.output
    assert files() == [f"in/{name}" for name in TIFFS]
    total = sum(Path("in", name).stat().st_size for name in TIFFS)
    not_judged, summary = done.output.splitlines()
    assert not_judged == (
        "Not judged: the finished piece is a .pdf file; make that to have it judged. "
        "Trim 600 x 100 cm, bleed 5 cm on each side: the picture is 610 x 110 cm."
    )
    assert re.fullmatch(rf"3 files in in/: {total:,} bytes, \d+\.\d s", summary), summary
    told = run("tiffinfo", Path("in", TIFFS[2]))
    assert "Resolution: 72, 72 pixels/inch" in told and "Photometric Interpretation: separated" in told
    assert "Thị trấn Thí Điểm 3" in told
    render("bang-zon-xa", "--place", "99903", "--dpi", "72", "-o", "mot.tif")
    assert Path("mot.tif").read_bytes() == Path("in", TIFFS[2]).read_bytes()


def test_all_pieces_lie_in_a_folder_called_like_the_order_and_are_judged(root: Path) -> None:
    done = render("bang-zon-xa", "--all")
    assert done.exit_code == 0, done.output
    assert files() == [f"bang-zon-xa/{name}" for name in PDFS]
    assert "Not judged" not in done.output
    assert re.search(r"\n3 files in bang-zon-xa/: [\d,]+ bytes, \d+\.\d s, 3 pass\n$", "\n" + done.output)
    for name in PDFS:
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", Path("bang-zon-xa", name))


def test_several_orders_each_have_a_folder_of_their_own(root: Path) -> None:
    words = ("--place", "99903", "--place", "Xã Thí Điểm 1", "--into", "x")
    done = render("bang-zon-xa", "ap-phich", "--all", *words, "--format", "svg")
    assert done.exit_code == 2, "a poster is the same everywhere"
    done = render("ap-phich", "facebook-bai", "--all", "--into", "x")
    assert done.exit_code == 0, done.output
    assert files() == [
        "x/ap-phich/poster-a2_420x594mm.pdf",
        "x/facebook-bai/facebook-post_1080x1080px_chinh.png",
        "x/facebook-bai/facebook-post_1080x1080px_phu.png",
    ]
    assert "3 files in x/*/: " in done.output


def test_a_wish_is_for_the_orders_that_it_means_something_for(root: Path) -> None:
    orders = ("ap-phich", "facebook-bai", "xem-truoc", "--all")
    done = render(*orders, "--no-marks", "--live-text", "--into", "x")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:2] == [
        "--live-text: only for .pdf, .svg; made without it: facebook-bai, xem-truoc",
        "--no-marks: only for .pdf; made without it: facebook-bai, xem-truoc",
    ]
    assert len(files("x")) == 4
    boxes = run("pdfinfo", "-box", "x/ap-phich/poster-a2_420x594mm.pdf")
    media, bleed = (re.search(rf"{name}Box: +(.*)", boxes) for name in ("Media", "Bleed"))
    assert media and bleed and media[1] == bleed[1]
    done = render(*orders, "--format", "png", "--dpi", "20", "--into", "y")
    assert done.output.startswith(
        "--dpi: not for pieces in pixels; made without it: facebook-bai, xem-truoc\n"
    )
    with Image.open("y/ap-phich/poster-a2_420x594mm.png") as poster:
        assert poster.size == (331, 468)
    for name in (
        "facebook-bai/facebook-post_1080x1080px_chinh.png",
        "facebook-bai/facebook-post_1080x1080px_phu.png",
    ):
        assert Path("y", name).read_bytes() == Path("x", name).read_bytes()


def test_places_named_one_by_one_and_a_piece_alone(root: Path) -> None:
    done = render("bang-zon-xa", "--place", "99903", "--place", "xa thi diem 1", "--format", "svg")
    assert done.exit_code == 0, done.output
    assert files() == [f"bang-zon-xa/{name}".replace(".tif", ".svg") for name in (TIFFS[0], TIFFS[2])]
    assert render("bang-zon-xa", "--place", "Thí Điểm 2", "--format", "tif", "--into", "rieng").exit_code == 0
    assert files("rieng") == [TIFFS[1]]
    assert render("ap-phich", "--format", "JPEG", "--dpi", "20").exit_code == 0
    with Image.open("poster-a2_420x594mm.jpg") as picture:
        assert picture.format == "JPEG" and picture.size == (331, 468)


def test_a_slogan_of_every_place_without_user_unit_names_the_folder(root: Path) -> None:
    done = render("bang-zon-xa", "--all", "--no-user-unit", "--into", "x")
    assert done.exit_code == 0, done.output
    assert done.output.count("Not judged: ") == 1
    assert "`coban preflight x --scale 1:10` judges it as one that is." in done.output


def test_the_profile_that_judges_the_campaign_is_the_one_that_is_named(root: Path) -> None:
    with (root / "docs" / SLUG / "campaign.yml").open("a", encoding="utf-8") as facts:
        facts.write("checks: {numbers: {preflight: {profile: banner}}}\n")
    done = render("bang-zon-xa", "--place", "99901", "--no-user-unit", "-o", "a.pdf")
    assert "`coban preflight a.pdf --profile banner --scale 1:10` judges it" in done.output


def test_one_that_cannot_be_set_stops_no_other(root: Path) -> None:
    places = root / "docs" / SLUG / "places.csv"
    name = "Xã " + "Thí Điểm Có Tên Rất Dài " * 12
    places.write_text(places.read_text("utf-8").replace("Xã Thí Điểm 2", name.strip()), "utf-8")
    done = render("bang-zon-xa", "--all", "--format", "tiff", "--into", "in")
    assert done.exit_code == 1
    assert files() == [f"in/{TIFFS[0]}", f"in/{TIFFS[2]}"]
    assert "not made layout: order 'bang-zon-xa', place 99902 Xã Thí Điểm Có Tên" in done.output
    assert "\n2 of 3 files in in/: " in done.output


def test_a_process_that_dies_is_told_and_leaves_nothing_half_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(self: Painting, copy: Copy | None, path: Path) -> Sheet:
        Path(f"{path}.begun").touch()
        os._exit(9)

    monkeypatch.setattr(Painting, "write", die)
    done = render("bang-zon-xa", "--all")
    assert done.exit_code == 1
    assert "not made order 'bang-zon-xa', 2 files: the process that made them ended" in done.output
    assert "\n0 of 3 files: 0 bytes" in done.output
    assert not [name for name in files() if not name.endswith(".begun")]


def test_what_a_killed_run_left_is_swept_in_the_folder_alone(root: Path) -> None:
    Path("in/sau").mkdir(parents=True)
    for name in ("in/.coban-a.part", "in/.coban-b.part", "in/sau/.coban-c.part"):
        Path(name).write_bytes(b"half")
    for old in ("in/.coban-a.part", "in/sau/.coban-c.part"):
        os.utime(old, (0, 0))
    assert render("bang-zon-xa", "--all", "--format", "svg", "--into", "in").exit_code == 0
    left = [name for name in files("in") if name.endswith(".part")]
    assert left == [".coban-b.part", "sau/.coban-c.part"], "another run may be writing the young one"


def test_a_full_disk_ends_it_in_plain_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("coban.build.output.write_whole", full)
    for words in (("--all",), ("--place", "99901")):
        done = render("bang-zon-xa", *words)
        assert done.exit_code == 1
        assert done.output.startswith("The disk is full. What was finished stays, nothing is half-written; ")
    assert files() == []


def test_a_file_in_the_folders_place_is_told_before_anything_is_made(root: Path) -> None:
    Path("in").write_text("x")
    done = render("bang-zon-xa", "--all", "--into", "in")
    assert done.exit_code == 2
    assert done.output.startswith("in/: cannot be written (a file stands where the folder should be)")
    assert files() == ["in"]


def test_what_a_build_makes_is_made_alike(root: Path) -> None:
    assert coban("build", SLUG, "--no-site", "--jobs", "2").exit_code == 0
    assert render("bang-zon-xa", "ap-phich", "facebook-bai", "xem-truoc", "--all").exit_code == 0
    dist = root / "dist" / SLUG
    built = [path for kind in ("print", "digital") for path in (dist / kind).rglob("*.*")]
    assert len(built) == 7
    for path in built:
        assert Path(path.parent.name, path.name).read_bytes() == path.read_bytes()


def test_a_second_run_gives_the_same_bytes(root: Path) -> None:
    words = ("bang-zon-xa", "--all", "--format", "tiff", "--strips", "--scale", "1:10")
    for into, jobs in (("a", "1"), ("b", "3")):
        assert coban("render", SLUG, *words, "--into", into, "--jobs", jobs).exit_code == 0
    assert [Path("a", name).read_bytes() for name in TIFFS] == [
        Path("b", name).read_bytes() for name in TIFFS
    ]
