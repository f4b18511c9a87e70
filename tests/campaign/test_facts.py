"""The small types: dates and hours, links, and files that a campaign names."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from coban.campaign import Brief, House, Unconfirmed, known, usable
from coban.campaign.facts import Fact, Inside, Moment, Web
from coban.campaign.reader import read_yaml
from coban.errors import InputError


def test_an_hour_without_zone_is_viet_nams() -> None:
    moment = TypeAdapter(Moment).validate_python(datetime(2022, 5, 11, 18))
    assert moment.isoformat() == "2022-05-11T18:00:00+07:00"


@pytest.mark.parametrize(
    "link", ["http://xulang.vn", "https://langson.voso.vn/a?b=c#d", "HTTPS://a.vn", "https://xã.vn/"]
)
def test_links(link: str) -> None:
    assert TypeAdapter(Web).validate_python(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "xulang.vn", "ftp://a.vn", "javascript:alert(1)", "https://", "https:///a", "//a.vn", "http://[::1",
        "http://a.vn/ b", "http://a.vn/<b>", 'http://a.vn/"', "http://a.vn:99999", "data:text/html,x", "",
    ],
)  # fmt: skip
def test_what_is_no_link(link: str) -> None:
    with pytest.raises(ValidationError, match="is not a web address; expected one that begins with http"):
        TypeAdapter(Web).validate_python(link)


@pytest.mark.parametrize(
    "path",
    ["../a", "a/../../b", "/etc/passwd", "~/a", "C:\\a", "a\\..\\b", "\\\\host\\a", "file:///a", "a/.."],
)
def test_what_leaves_the_folder(path: str) -> None:
    with pytest.raises(ValidationError, match="leaves the folder"):
        TypeAdapter(Inside).validate_python(path)


def test_a_fact_is_its_value_or_open() -> None:
    adapter: TypeAdapter[int | Unconfirmed] = TypeAdapter(Fact[int])
    value, why = adapter.validate_python(20), adapter.validate_python({"unconfirmed": "chưa rõ", "draft": 5})
    assert (known(value), usable(value)) == (20, 20)
    assert (known(why), usable(why)) == (None, 5)
    assert (known(None), usable(None)) == (None, None)


def test_the_reader_keeps_lines_and_composes_letters(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n\nb:\n  - c: Việt\n    d: 2022-05-12\n  - e\n", "utf-8")
    tree = read_yaml(tmp_path / "a.yml", "a.yml")
    assert tree.value == {"a": 1, "b": ({"c": "Việt", "d": date(2022, 5, 12)}, "e")}
    assert {spot: tree.lines[spot] for spot in [("a",), ("b", 0, "d"), ("b", 1)]} == {
        ("a",): 1, ("b", 0, "d"): 5, ("b", 1): 6,
    }  # fmt: skip
    assert tree.fault(("b", 0, "d", "x"), "m").line == 5


def test_artwork_comes_from_the_folder_or_from_assets_only(xu_lang: Brief, tmp_path: Path) -> None:
    assert xu_lang.house.artwork("xu-lang", "assets/sponsors/vnpt.svg").is_file()
    (tmp_path / "docs" / "a").mkdir(parents=True)
    (tmp_path / "secret.svg").write_text("<svg/>")
    (tmp_path / "docs" / "a" / "link.svg").symlink_to(tmp_path / "secret.svg")
    for path in ("link.svg", "../../secret.svg"):
        with pytest.raises(InputError, match="leads out of docs/a/ and assets/"):
            House(tmp_path).artwork("a", path)
