"""Publishing: made once, left alone after, made anew when a page changed or a file is damaged."""

from __future__ import annotations

from pathlib import Path

from tests.build.conftest import SLUG, Inline, change

from coban.build import build
from coban.campaign import House


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

    (site / "index.html").write_text("damaged", "utf-8")
    assert state(small) == "made"
    assert "Chiến dịch thử nghiệm" in (site / "index.html").read_text("utf-8")


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


def leftovers(folder: Path) -> list[Path]:
    return list(folder.rglob(".coban-*"))
