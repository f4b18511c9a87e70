"""Packages for the shops end to end: whole, the same again, made only where something changed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.build.conftest import SLUG, Inline, change

from coban.artefact import read_manifest
from coban.build import Summary, build
from coban.build import packages as packages_module
from coban.campaign import House
from coban.errors import UnmadeError

DISTRICT = "huyen-thi-diem"
PAPERS = {"DOC-TRUOC.txt", "SHA256SUMS", "phieu-dat-in.pdf", "phieu-dat-in.xlsx", "to-kiem.pdf"}


def run(house: House) -> Summary:
    return build(house, [SLUG], site=False, executor=Inline())


def top(house: House) -> Path:
    return house.dist(SLUG) / "nha-in"


def contents(house: House) -> dict[str, bytes]:
    return {
        path.relative_to(top(house)).as_posix(): path.read_bytes()
        for path in sorted(top(house).rglob("*"))
        if path.is_file()
    }


def stamps(house: House, part: str) -> dict[str, int]:
    return {
        path.relative_to(top(house)).as_posix(): path.stat().st_mtime_ns
        for path in top(house).rglob("*")
        if path.is_file() and part in path.as_posix()
    }


def packages_made(summary: Summary) -> int:
    (row,) = summary.campaigns
    return row.packages


@pytest.fixture
def split(small: House) -> House:
    """The small campaign with its third commune in another district."""
    change(small, "places.csv", "Thị trấn Thí Điểm 3,Huyện Thí Điểm", "Thị trấn Thí Điểm 3,Huyện Xa")
    return small


def test_a_districts_package_is_whole(split: House) -> None:
    summary = run(split)
    assert summary.every_fault == ()
    assert packages_made(summary) == 3
    names = set(contents(split))
    banner = "bang-zon_600x100cm_9990{}-xa-thi-diem-{}"
    pieces = {banner.format(number, number) for number in (1, 2)}
    assert {name for name in names if name.startswith(f"{DISTRICT}/")} == {
        *(f"{DISTRICT}/{paper}" for paper in PAPERS | {"huong-dan-treo.pdf"}),
        f"{DISTRICT}/nhieu-trang/bang-zon-xa.pdf",
        *(f"{DISTRICT}/in/bang-zon-xa/{piece}.pdf" for piece in pieces),
        *(f"{DISTRICT}/chu-tren-an-pham/bang-zon-xa/{piece}.txt" for piece in pieces),
    }
    assert {f"huyen-xa/in/bang-zon-xa/{banner.format(3, 3).replace('-xa-', '-thi-tran-')}.pdf"} < names
    assert "cap-tinh/so/facebook-bai/facebook-post_1080x1080px_phu.png" in names
    assert "cap-tinh/in/ap-phich/poster-a2_420x594mm.pdf" in names
    # One piece alone needs no file of many pages.
    assert not [name for name in names if name.startswith(("huyen-xa/nhieu", "cap-tinh/nhieu"))]


def test_sums_and_archives_hold(split: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    run(split)
    for slug in (DISTRICT, "huyen-xa", "cap-tinh"):
        folder, archive = top(split) / slug, top(split) / f"{SLUG}-nha-in-{slug}.zip"
        unpacked = tmp_path_factory.mktemp(slug)
        subprocess.run(["unzip", "-q", str(archive), "-d", str(unpacked)], check=True)
        for place in (folder, unpacked):
            subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=place, check=True)
            sums = (place / "SHA256SUMS").read_text("ascii")
            listed = {line.split("  ", 1)[1] for line in sums.splitlines()}
            there = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
            assert listed == there - {"SHA256SUMS"}
        with zipfile.ZipFile(archive) as packed:
            stored = [entry for entry in packed.infolist() if entry.filename.endswith(".pdf")]
            assert stored and {entry.compress_type for entry in stored} == {zipfile.ZIP_STORED}


def test_print_files_are_the_same_file_twice_or_a_copy(split: House, monkeypatch: pytest.MonkeyPatch) -> None:
    run(split)
    name = "bang-zon-xa/bang-zon_600x100cm_99901-xa-thi-diem-1.pdf"
    original, handed = split.dist(SLUG) / "print" / name, top(split) / DISTRICT / "in" / name
    assert original.samefile(handed) and not handed.is_symlink()

    shutil.rmtree(top(split))

    def refused(self: Path, target: Path) -> None:
        raise OSError("links are not known here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    run(split)
    assert not original.samefile(handed) and original.read_bytes() == handed.read_bytes()


def test_many_pages_stand_in_one_file(split: House) -> None:
    run(split)
    merged = top(split) / DISTRICT / "nhieu-trang" / "bang-zon-xa.pdf"
    done = subprocess.run(["qpdf", "--show-npages", str(merged)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"
    subprocess.run(["qpdf", "--check", str(merged)], check=True, capture_output=True)
    text = subprocess.run(["pdftotext", str(merged), "-"], capture_output=True, text=True, check=True).stdout
    for page, number in zip(text.split("\f"), (1, 2), strict=False):
        assert f"Xã Thí Điểm {number}, Huyện Thí Điểm" in " ".join(page.split())
    single = split.dist(SLUG) / "print/bang-zon-xa/bang-zon_600x100cm_99901-xa-thi-diem-1.pdf"
    assert merged.stat().st_size < 1.5 * single.stat().st_size


def test_nothing_changed_nothing_is_made_again(split: House) -> None:
    run(split)
    before = stamps(split, "")
    assert packages_made(run(split)) == 0
    assert stamps(split, "") == before


def test_a_renamed_commune_concerns_its_district_alone(split: House) -> None:
    run(split)
    before = {slug: stamps(split, slug) for slug in ("huyen-xa", "cap-tinh")}
    change(split, "places.csv", "Xã Thí Điểm 2", "Xã Thí Điểm Mới")
    assert packages_made(run(split)) == 1
    assert {slug: stamps(split, slug) for slug in before} == before
    names = contents(split)
    assert not [name for name in names if "xa-thi-diem-2" in name]
    assert f"{DISTRICT}/in/bang-zon-xa/bang-zon_600x100cm_99902-xa-thi-diem-moi.pdf" in names
    assert "Thí Điểm Mới" in names[
        f"{DISTRICT}/chu-tren-an-pham/bang-zon-xa/bang-zon_600x100cm_99902-xa-thi-diem-moi.txt"
    ].decode("utf-8-sig")


def test_a_fact_that_only_papers_tell_makes_them_again(split: House) -> None:
    run(split)
    old = contents(split)
    change(
        split, "campaign.yml", "    title: Áp phích", "    title: Áp phích\n    material: Giấy couché 150 g"
    )
    assert packages_made(run(split)) == 1
    new = contents(split)
    assert {name for name in new if new[name] != old.get(name)} == {
        "cap-tinh/phieu-dat-in.pdf",
        "cap-tinh/phieu-dat-in.xlsx",
        "cap-tinh/DOC-TRUOC.txt",
        "cap-tinh/SHA256SUMS",
        f"{SLUG}-nha-in-cap-tinh.zip",
    }


def test_what_was_damaged_is_made_again(split: House) -> None:
    run(split)
    whole = contents(split)
    (top(split) / DISTRICT / "phieu-dat-in.pdf").write_bytes(b"%PDF-1.7 half")
    (top(split) / f"{SLUG}-nha-in-huyen-xa.zip").unlink()
    # A print file and its twin in the package are one file: both are spoilt, both come back.
    (top(split) / "cap-tinh/in/ap-phich/poster-a2_420x594mm.pdf").write_bytes(b"x")
    assert packages_made(run(split)) == 3
    assert contents(split) == whole


def test_a_district_that_is_no_more_goes_and_foreign_files_stay(split: House) -> None:
    run(split)
    foreign = top(split) / "huyen-xa" / "ghi-chu.txt"
    foreign.write_text("xưởng ghi", "utf-8")
    assert packages_made(run(split)) == 0
    change(split, "places.csv", "Huyện Xa", "Huyện Thí Điểm")
    run(split)
    left = {name for name in contents(split) if "huyen-xa" in name}
    assert left == {"huyen-xa/ghi-chu.txt"}


def test_the_same_facts_give_the_same_bytes_elsewhere(
    split: House, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(split)
    other = House(tmp_path_factory.mktemp("other"))
    shutil.copytree(split.docs, other.docs)
    run(other)
    assert contents(split) == contents(other)


def test_without_its_library_all_but_the_packages_is_made(
    split: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise UnmadeError(
            "papers in PDF cannot be set: the library libpango is not on this machine; install it"
        )

    monkeypatch.setattr(packages_module, "write_package", missing)
    summary = run(split)
    (fault,) = summary.every_fault
    assert "libpango is not on this machine" in str(fault)
    assert summary.exit_code == 1 and packages_made(summary) == 0
    assert (split.dist(SLUG) / "report.html").is_file()
    monkeypatch.undo()
    assert packages_made(run(split)) == 3


def test_one_package_that_breaks_stops_no_other(split: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = packages_module.write_package

    def breaks(brief, package, **parts):  # type: ignore[no-untyped-def]
        if package.slug == DISTRICT:
            raise ZeroDivisionError("division by zero")
        return real(brief, package, **parts)

    monkeypatch.setattr(packages_module, "write_package", breaks)
    summary = run(split)
    archive = f"dist/{SLUG}/nha-in/{SLUG}-nha-in-{DISTRICT}.zip"
    assert [str(fault) for fault in summary.every_fault] == [
        f"{archive}: a fault of coban: ZeroDivisionError: division by zero"
    ]
    assert packages_made(summary) == 2


def test_nothing_half_written_is_left(split: House) -> None:
    run(split)
    assert not list(top(split).rglob(".*"))


STICKER = """  - id: nhan
    title: Nhãn dán
    format: nhan-dan
    messages: [phu]
    quantity: 500
"""


def test_a_round_sticker_comes_with_its_die_line_beside_what_is_printed(small: House) -> None:
    change(small, "campaign.yml", "orders: # cần làm những gì\n", f"orders: # cần làm những gì\n{STICKER}")
    assert run(small).every_fault == ()
    dist, shop = small.dist(SLUG), top(small) / "cap-tinh"
    (row,) = [row for row in read_manifest(dist / "manifest.json") if row.kind == "die"]
    assert (row.path, row.inks) == ("die/nhan/nhan-dan_90x90mm_be.pdf", ("CutContour",))
    cut = shop / "be/nhan/nhan-dan_90x90mm_be.pdf"
    assert cut.samefile(dist / row.path)
    assert [path.name for path in (shop / "in/nhan").iterdir()] == ["nhan-dan_90x90mm.pdf"]
    assert "be/" in (shop / "DOC-TRUOC.txt").read_text("utf-8")
    told = subprocess.run(
        ["pdftotext", "-layout", shop / "phieu-dat-in.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    words = " ".join(told.split())
    assert "tròn, đường kính 90 mm" in words and "CutContour" in words
    assert "là đường bế: đưa vào máy bế hay làm khuôn, đừng in" in words
    sheet = openpyxl.load_workbook(shop / "phieu-dat-in.xlsx")["Phiếu đặt in"]
    assert [cell for line in sheet.values for cell in line if "be/nhan/nhan-dan_90x90mm_be.pdf" in str(cell)]
    assert [run(small).campaigns[0].made, cut.is_file()] == [0, True]
    cut.unlink()
    (dist / row.path).unlink()
    again = run(small)
    assert again.campaigns[0].made == 4 and cut.samefile(dist / row.path)

    change(small, "campaign.yml", STICKER, "")
    run(small)
    assert not (dist / "die").exists() and not (shop / "be").exists()
