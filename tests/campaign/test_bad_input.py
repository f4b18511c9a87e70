"""Bad input: each case is a small campaign with mistakes in it, and the exact words that must come."""

from __future__ import annotations

import shutil
import tracemalloc
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coban.campaign import House, load
from coban.errors import InputError

CASES = Path(__file__).parents[1] / "cases" / "campaign"
BAD = sorted((CASES / "bad").glob("*.yml"))
CAMPAIGN = "docs/thu-nghiem/campaign.yml"

pytestmark = pytest.mark.usefixtures("arimo")


def lay_out(case: Mapping[str, Any], root: Path) -> House:
    """The base campaign with the changes of a case, in `root`."""
    shutil.copytree(CASES / "base", root, dirs_exist_ok=True)
    for file, text in case.get("files", {}).items():
        (root / file).write_text(text, "utf-8")
    for file, changes in case.get("change", {}).items():
        text = (root / file).read_text("utf-8")
        for change in changes:
            assert change["from"] in text, f"{file} does not hold {change['from']!r}"
            text = text.replace(change["from"], change["to"])
        (root / file).write_text(text, "utf-8")
    for file, encoding in case.get("encoding", {}).items():
        name, _, errors = encoding.partition(":")
        (root / file).write_bytes((root / file).read_text("utf-8").encode(name, errors or "strict"))
    for file, target in case.get("links", {}).items():
        (root / file).unlink()
        (root / file).symlink_to(target)
    return House(root)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_faults_to_the_word(path: Path, tmp_path: Path) -> None:
    case = YAML(typ="safe").load(path)
    with pytest.raises(InputError) as caught:
        load(lay_out(case, tmp_path), "thu-nghiem")
    assert str(caught.value).split("\n") == case["faults"]
    assert caught.value.exit_code == 2


def test_the_base_itself_is_right(tmp_path: Path) -> None:
    brief = load(lay_out({}, tmp_path), "thu-nghiem")
    assert [place.code for place in brief.places] == ["90001", "90002", "90003"]


@pytest.mark.parametrize("slug", ["khong-co", "../thu-nghiem", "", "Thu-Nghiem"])
def test_no_such_campaign(slug: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(lay_out({}, tmp_path), slug)
    assert f"campaign '{slug}' is unknown" in str(caught.value)
    assert "known campaigns: thu-nghiem" in str(caught.value)


def test_a_bomb_of_aliases_is_one_fault_at_once(tmp_path: Path) -> None:
    """Nine levels of ten aliases stand for a billion words: 3 GB when followed."""
    levels = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    text = "\n".join(levels)
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        load(lay_out({"files": {CAMPAIGN: text}}, tmp_path), "thu-nghiem")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (
        str(caught.value) == f"{CAMPAIGN}:2: '*a0' is an alias; aliases are not allowed; write the value out"
    )
    assert peak < 20_000_000


def test_thousands_of_aliases_are_one_fault(tmp_path: Path) -> None:
    text = "a: &a x\nb: [" + ", ".join(["*a"] * 5000) + "]\n"
    with pytest.raises(InputError) as caught:
        load(lay_out({"files": {CAMPAIGN: text}}, tmp_path), "thu-nghiem")
    assert (
        str(caught.value) == f"{CAMPAIGN}:2: '*a' is an alias; aliases are not allowed; write the value out"
    )


@pytest.mark.parametrize("text", ["a: " + "[" * 5000, "".join(f"{' ' * n}a:\n" for n in range(500))])
def test_depth_is_one_fault(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(lay_out({"files": {CAMPAIGN: text}}, tmp_path), "thu-nghiem")
    [fault] = caught.value.faults
    assert fault.message == "this is nested deeper than 20 levels; no fact is"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(lay_out({"files": {CAMPAIGN: "a" * 1_000_001}}, tmp_path), "thu-nghiem")
    assert str(caught.value) == (
        f"{CAMPAIGN}: the file has 1,000,001 bytes; expected at most 1,000,000; "
        "put pictures and long texts into own files"
    )


def test_a_font_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COBAN_FONT", str(CASES / "base" / "assets" / "formats.yml"))
    with pytest.raises(InputError) as caught:
        load(lay_out({}, tmp_path), "thu-nghiem")
    assert "this is not a font that can be read" in str(caught.value)


def test_faults_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Every other line is spoilt in its own way: each fault comes once, none hides another."""
    case = YAML(typ="safe").load(CASES / "bad" / "wrong-type.yml")
    with pytest.raises(InputError) as caught:
        load(lay_out(case, tmp_path), "thu-nghiem")
    lines = [fault.line for fault in caught.value.faults]
    assert lines == sorted(lines)
    assert len(set(lines)) == len(case["change"][CAMPAIGN])


WRONG = [
    None, 5, float("nan"), True, "x", "", [], [[]], {}, {"a": 1}, {"unconfirmed": "why"},
    {"unconfirmed": "why", "draft": [1]}, {"unconfirmed": None}, date(2022, 1, 1), [{"id": 5}],
]  # fmt: skip


@pytest.mark.parametrize("start", range(15))
def test_any_value_anywhere_is_right_or_a_fault(start: int, tmp_path: Path) -> None:
    """Every place of the file gets a wrong value in turn: never another exception, never pydantic's words."""
    house, yaml = lay_out({}, tmp_path), YAML(typ="safe")
    raw = yaml.load(tmp_path / CAMPAIGN)
    for number, spot in enumerate(list(spots(raw))[start::15]):
        with (tmp_path / CAMPAIGN).open("w") as stream:
            yaml.dump(put(raw, spot, WRONG[(start + number) % len(WRONG)]), stream)
        try:
            load(house, "thu-nghiem")
        except InputError as error:
            assert "Input should" not in str(error)
            assert "Field required" not in str(error)


def spots(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*at, key)
        if isinstance(inner, dict | list):
            yield from spots(inner, (*at, key))


def put(value: Any, spot: tuple[Any, ...], wrong: Any) -> Any:
    """A copy of the value with something wrong at the spot."""
    if not spot:
        return wrong
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[spot[0]] = put(value[spot[0]], spot[1:], wrong)
    return copied
