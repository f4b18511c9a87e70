"""Publishing: made once, left alone after, made anew when a page changed or a file is damaged."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from tests.build.conftest import SLUG, Inline, change

from coban.build import build, standing
from coban.campaign import House
from coban.campaign.house import shipped


def state(house: House) -> str:
    return build(house, [SLUG], executor=Inline()).campaigns[0].site


def test_a_site_is_made_when_something_it_shows_changed(small: House) -> None:
    assert state(small) == "made"
    site = small.site(SLUG)
    assert "Chiến dịch thử nghiệm" in (site / "index.html").read_text("utf-8")
    assert f'href="{SLUG}/' in (small.root / "site/index.html").read_text("utf-8")
    assert (site / "tai-ve/print/bang-zon-xa/bang-zon_600x100cm_99901-xa-thi-diem-1.pdf").is_file()

    assert state(small) == "left alone"

    change(small, "gioi-thieu.md", "Đây là trang mẫu", "Đây là trang đã sửa")
    assert state(small) == "made"
    assert "Đây là trang đã sửa" in (site / "gioi-thieu/index.html").read_text("utf-8")


def test_what_is_spoilt_or_missing_in_the_site_is_restored(small: House) -> None:
    assert state(small) == "made"
    site = small.site(SLUG)
    page = site / "index.html"
    download = site / "tai-ve/print/bang-zon-xa/bang-zon_600x100cm_99901-xa-thi-diem-1.pdf"
    good = {path: path.read_bytes() for path in (page, download)}

    overwrite(page, b"X")
    times = page.stat()
    assert state(small) == "made"
    overwrite(download, b"X")
    os.utime(download, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (small.dist(SLUG) / download.relative_to(site / "tai-ve")).read_bytes() == good[download]
    assert state(small) == "made"
    assert {path: path.read_bytes() for path in good} == good
    download.unlink()
    assert state(small) == "made"
    assert download.read_bytes() == good[download]
    (site / "la.html").write_text("foreign", "utf-8")
    assert state(small) == "made"
    assert not (site / "la.html").exists()


def test_a_site_that_was_only_touched_is_left_alone_and_not_read_again(
    small: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert state(small) == "made"
    page = small.site(SLUG) / "index.html"
    os.utime(page)
    read: list[Path] = []
    real = standing.sha256
    monkeypatch.setattr(standing, "sha256", lambda path: read.append(path) or real(path))
    assert state(small) == "left alone"
    assert read == [page]
    assert state(small) == "left alone"
    assert read == [page]


def test_a_damaged_record_makes_the_site_anew(small: House) -> None:
    assert state(small) == "made"
    record = small.cache / f"site-{SLUG}.json"
    for spoilt in ("{", "[]", '{"coban": 1, "key": 1}'):
        record.write_text(spoilt, "utf-8")
        assert state(small) == "made"
    assert state(small) == "left alone"


def test_a_site_that_fails_is_told_and_the_old_one_stands(small: House) -> None:
    assert state(small) == "made"
    before = (small.site(SLUG) / "index.html").read_bytes()
    change(small, "gioi-thieu.md", "Cơ quan chủ trì:", "[Mất](khong-co.md)")
    summary = build(small, [SLUG], executor=Inline())
    assert summary.campaigns[0].site == "failed"
    assert summary.exit_code == 1
    assert any("khong-co.md" in str(fault) for fault in summary.every_fault)
    assert (small.site(SLUG) / "index.html").read_bytes() == before
    assert leftovers(small.root / "site") == []


def test_two_builds_give_the_same_site(small: House, tmp_path: Path) -> None:
    assert state(small) == "made"
    site = small.site(SLUG)
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (site / "index.html").unlink()
    assert state(small) == "made"
    second = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert [str(name) for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()


def overwrite(path: Path, some: bytes) -> None:
    """Spoil some bytes in the middle; the size stays."""
    with path.open("r+b") as stream:
        stream.seek(path.stat().st_size // 2)
        assert stream.read(len(some)) != some
        stream.seek(path.stat().st_size // 2)
        stream.write(some)


def leftovers(folder: Path) -> list[Path]:
    return list(folder.rglob(".coban-*"))


def test_a_page_that_lists_other_files_than_the_kit_holds_fails_the_site(small: House) -> None:
    """A mutant of the page's own template: it lists one file of each kit less. The old site stands."""
    assert state(small) == "made"
    page = small.site(SLUG) / "bao-chi/index.html"
    before = page.read_text("utf-8")
    part = small.root / "overrides/parts/kit.html"
    part.parent.mkdir(parents=True, exist_ok=True)
    text = (shipped("overrides") / "parts/kit.html").read_text("utf-8")
    assert "in kit.entries %}" in text
    part.write_text(text.replace("in kit.entries %}", "in kit.entries[1:] %}"), "utf-8")
    [campaign] = build(small, [SLUG], executor=Inline()).campaigns
    assert campaign.site == "failed"
    with zipfile.ZipFile(small.dist(SLUG) / f"kits/{SLUG}-media-kit.zip") as archive:
        first = next(name for name in archive.namelist() if name not in ("SHA256SUMS", "manifest.json"))
    told = f"bao-chi/index.html, {SLUG}-media-kit.zip: the page leaves out '{first}'"
    assert [fault for fault in campaign.faults if fault.message.startswith(told)]
    assert page.read_text("utf-8") == before
    part.unlink()
    assert state(small) in ("made", "left alone")
