"""The plugin on small campaigns: what it makes without a page, and what it refuses, in which words."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from tests.site.conftest import CHECKOUT, mkdocs, stock

SLUG = "tuyen-quang-10-10"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A house outside the checkout with one campaign and nothing made."""
    shutil.copytree(CHECKOUT / "docs" / SLUG, tmp_path / "docs" / SLUG)
    return tmp_path


def test_a_campaign_without_pages_and_pieces_has_a_site(root: Path) -> None:
    (root / "docs" / SLUG / "index.md").unlink()
    run = mkdocs(root, SLUG)
    assert run.returncode == 0, run.stderr
    site = root / "site" / SLUG
    assert "Chưa có tệp để tải" in (site / "an-pham/index.html").read_text("utf-8")
    assert "Chưa có bộ tài liệu để tải" in (site / "bao-chi/index.html").read_text("utf-8")
    assert "Về chiến dịch" in (site / "index.html").read_text("utf-8")


def test_the_output_folder_can_be_given(root: Path) -> None:
    assert mkdocs(root, SLUG, "--site-dir", str(root / "elsewhere")).returncode == 0
    assert (root / "elsewhere" / "index.html").is_file()
    assert not (root / "site").exists()


def test_an_unknown_fact_in_a_page_stops_the_build_and_is_named(root: Path) -> None:
    page = root / "docs" / SLUG / "index.md"
    page.write_text("---\ndescription: Trang.\n---\n\nMột.\n\n{{ campaign.hotline }}\n", "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert f"docs/{SLUG}/index.md:7: fact of campaign 'hotline' is unknown; " in run.stderr
    assert "known facts of campaign: about, app, boilerplate, brand, " in run.stderr


def test_an_unknown_slogan_in_a_page_stops_the_build(root: Path) -> None:
    page = root / "docs" / SLUG / "index.md"
    text = page.read_text("utf-8") + '\n{{ message("them") }}\n'
    page.write_text(text, "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    line = text.count("\n")
    assert f"docs/{SLUG}/index.md:{line}: message 'them' is unknown; did you mean 'theme'?" in run.stderr
    assert "known messages: welcome, theme" in run.stderr


def test_a_fault_in_the_front_matter_is_named_with_its_line(root: Path) -> None:
    page = root / "docs" / SLUG / "them.md"
    page.write_text('---\ntitle: Thêm\ndescription: "{{ campain.name }}"\n---\n\n# Thêm\n', "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert (
        f"docs/{SLUG}/them.md:3: description: name 'campain' is unknown; did you mean 'campaign'?"
        in run.stderr
    )


def test_a_link_to_no_page_is_named_with_the_pages_that_exist(root: Path) -> None:
    page = root / "docs" / SLUG / "them.md"
    text = "---\ndescription: Thêm.\n---\n\n# Thêm\n\n<a href=\"{{ link('an-phm/') }}\">x</a>\n"
    page.write_text(text, "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert (
        f"docs/{SLUG}/them.md:7: page 'an-phm/' is unknown; did you mean 'an-pham/'? known pages: "
        in run.stderr
    )


def test_a_broken_link_stops_the_build(root: Path) -> None:
    page = root / "docs" / SLUG / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[x](khong-co.md)\n", "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert "khong-co.md" in run.stderr


def test_a_page_without_description_is_named(root: Path) -> None:
    (root / "docs" / SLUG / "them.md").write_text("# Thêm\n\nMột trang.\n", "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert "them.md: no description; add 'description: …' to its front matter" in run.stderr


def test_a_page_of_the_campaign_s_own_joins_the_sections(root: Path) -> None:
    (root / "docs" / SLUG / "them.md").write_text("---\ndescription: Thêm.\n---\n\n# Thêm\n\nChữ.\n", "utf-8")
    assert mkdocs(root, SLUG).returncode == 0
    assert 'href="them/"' in (root / "site" / SLUG / "index.html").read_text("utf-8")


def test_pages_in_nfd_are_published_in_nfc(root: Path) -> None:
    text = unicodedata.normalize("NFD", "---\ndescription: Đường dây.\n---\n\n# Đường dây\n\nTiếng Việt.\n")
    (root / "docs" / SLUG / "them.md").write_text(text, "utf-8")
    assert mkdocs(root, SLUG).returncode == 0
    page = (root / "site" / SLUG / "them/index.html").read_text("utf-8")
    assert "Tiếng Việt." in page
    assert unicodedata.is_normalized("NFC", page)


def test_faults_of_the_campaign_are_passed_on_with_their_line(root: Path) -> None:
    facts = root / "docs" / SLUG / "campaign.yml"
    facts.write_text(facts.read_text("utf-8").replace("format: poster-a2", "format: poster-a9"), "utf-8")
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert f"docs/{SLUG}/campaign.yml:" in run.stderr
    assert "poster-a9" in run.stderr


def test_a_printed_address_must_lead_to_a_page(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "docs" / "xu-lang", tmp_path / "docs" / "xu-lang")
    facts = tmp_path / "docs" / "xu-lang" / "campaign.yml"
    facts.write_text(facts.read_text("utf-8").replace("target: cai-dat/", "target: cai-dta/"), "utf-8")
    run = mkdocs(tmp_path, "xu-lang")
    assert run.returncode == 1
    assert "places.target: 'cai-dta/' is no page of the site, and printed codes lead to it" in run.stderr
    assert not (tmp_path / "site").exists()


def test_a_file_on_record_that_is_gone_stops_the_build(root: Path) -> None:
    stock(root, SLUG)
    gone = next((root / "dist" / SLUG / "print").rglob("*.pdf"))
    gone.unlink()
    run = mkdocs(root, SLUG)
    assert run.returncode == 1
    assert f"is on record but not there; run `coban build {SLUG}`" in run.stderr
