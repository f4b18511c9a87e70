"""Printed codes lead to a page of the site, or the campaign is not loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from coban.campaign import House, load
from coban.cli import main
from coban.errors import InputError
from coban.pages.microsite import microsite

pytestmark = pytest.mark.usefixtures("arimo")


def starter(root: Path, *changes: tuple[str, str]) -> House:
    """A campaign as `coban new` begins it, with a site and each commune's own code, as its comments say."""
    assert CliRunner().invoke(main, ["new", "moi", "--root", str(root)]).exit_code == 0
    file = root / "docs" / "moi" / "campaign.yml"
    text = file.read_text("utf-8")
    begin = text.index("site: {")
    text = text.replace(text[begin : text.index("\n", begin)], "site: https://moi.example")
    for old, new in (("code: none #", "code: place #"), *changes):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return House(root)


def test_the_starter_with_a_site_and_codes_leads_to_its_own_page(tmp_path: Path) -> None:
    brief = load(starter(tmp_path), "moi")
    assert brief.campaign.places
    target = brief.campaign.places.target
    assert (tmp_path / "docs/moi" / f"{target.rstrip('/')}.md").is_file()


def test_without_a_target_the_install_page_is_taken_only_where_there_is_one(tmp_path: Path) -> None:
    line = "  target: gioi-thieu/ # trang mà mã QR của mỗi xã mở ra; phải là một trang có thật\n"
    with pytest.raises(InputError) as caught:
        load(starter(tmp_path / "web", (line, "")), "moi")
    [fault] = caught.value.faults
    assert fault.file == "docs/moi/campaign.yml" and fault.line
    assert "places.target: 'cai-dat/' is no page of the site" in fault.message
    assert "known pages: an-pham/, bao-chi/, gioi-thieu/, lich/, tiep-can/; " in fault.message
    load(starter(tmp_path / "app", (line, ""), ("\nsite:", "\napp: Ứng dụng\nsite:")), "moi")


def test_a_code_for_nobody_asks_for_no_page(tmp_path: Path) -> None:
    house = starter(tmp_path, ("target: gioi-thieu/", "target: khong-co/"), ("code: place #", "code: none #"))
    load(house, "moi")


@pytest.mark.parametrize("target", ["''", "./", "an-pham", "gioi-thieu", "gioi-thieu/"])
def test_any_way_to_write_a_page_of_the_site(target: str, tmp_path: Path) -> None:
    house = starter(tmp_path, ("target: gioi-thieu/", f"target: {target}"))
    load(house, "moi")
    assert set(microsite(house, "moi").standard_pages()) == {
        "index.md", "gioi-thieu.md", "lich.md", "tiep-can.md", "an-pham/index.md",
        "bao-chi/index.md",
    }  # fmt: skip
