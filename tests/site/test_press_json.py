"""press.json: of the form that the manual publishes, and each file as it lies in the finished site."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.site.conftest import CAMPAIGNS, CHECKOUT, Sites
from tests.site.telling import ADDRESS, CORRECTED, as_of

from coban.campaign import House
from coban.pages.microsite import Microsite, microsite_of
from coban.pages.press_json import write_press_json

SCHEMA = CHECKOUT / "docs" / "manual" / "press.schema.json"


def faults(record: dict[str, Any]) -> list[str]:
    """What the published schema has against it."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{list(error.path)}: {error.message}" for error in checker.iter_errors(record)]


def files(value: Any) -> list[dict[str, Any]]:
    """Every file that the record names, wherever."""
    if isinstance(value, list):
        return [file for item in value for file in files(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if "sha256" in value else []
    return own + [file for item in value.values() for file in files(item)]


def written(site: Microsite, folder: Path) -> dict[str, Any]:
    """The record of a folder that holds what the site supplies."""
    for path, content in site.newsroom.supplies().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    for calendar in site.calendars:
        (folder / calendar.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / calendar.path).write_bytes(calendar.content)
    assert write_press_json(site, folder) == []
    record: dict[str, Any] = json.loads((folder / "press.json").read_text("utf-8"))
    return record


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_it_is_of_its_form_and_true_to_the_files(sites: Sites, slug: str) -> None:
    site = sites.folder(slug)
    record = json.loads((site / "press.json").read_text("utf-8"))
    assert faults(record) == []
    told = files(record)
    assert {file["path"].rpartition(".")[2] for file in told} >= {"docx", "pdf", "txt", "png", "ics"}
    for file in told:
        raw = (site / file["path"]).read_bytes()
        assert (len(raw), hashlib.sha256(raw).hexdigest()) == (file["bytes"], file["sha256"]), file["path"]
        root = "https://xulang.vn/" if slug == "xu-lang" else ""
        assert file["url"] == root + file["path"]
    kits = {path.relative_to(site).as_posix() for path in (site / "tai-ve/kits").glob("*.zip")}
    assert {kit["file"]["path"] for kit in record["kits"]} == kits


def test_it_says_what_nobody_confirmed_and_no_provisional_value(sites: Sites) -> None:
    record = json.loads((sites.folder("tuyen-quang-10-10") / "press.json").read_text("utf-8"))
    assert record["site"] is None and record["feeds"] is None
    assert "unconfirmed" in record["campaign"]["site"] and "unconfirmed" in record["contacts"][0]["phone"]
    (release,) = record["releases"]
    assert release["published"] == {
        "unconfirmed": "Văn bản không nêu ngày ra thông cáo; Sở Thông tin và Truyền thông quyết định"
    }
    assert "2022-10-01T" not in json.dumps(release)
    assert [entry["where"] for entry in record["calendar"]["entries"]].count(None) == 1
    assert record["pictures"][0]["licence"]["unconfirmed"]


def test_corrections_rights_and_embargo_are_told(press_house: House, tmp_path: Path) -> None:
    site = microsite_of(as_of(press_house, CORRECTED))
    record = written(site, tmp_path / "public")
    assert faults(record) == []
    release = next(row for row in record["releases"] if row["id"] == "tin-1")
    assert (release["version"], release["published"]) == (2, "2022-05-10T00:00:00+07:00")
    assert release["corrections"] == [
        {"version": 2, "since": CORRECTED.isoformat(), "changes": "Sửa giờ khai mạc."}
    ]
    assert not any(row["embargoed"] for row in record["releases"])
    assert "tin-sau" not in json.dumps(record)
    assert record["feeds"]["rss"] == f"{ADDRESS}bao-chi/feed.xml"


def test_the_invited_are_told_what_is_held_without_an_address(press_house: House, tmp_path: Path) -> None:
    site = microsite_of(as_of(press_house, CORRECTED, invited=True))
    record = written(site, tmp_path / "preview")
    assert faults(record) == []
    assert record["preview"] is True and record["site"] is None and record["feeds"] is None
    held = next(row for row in record["releases"] if row["id"] == "tin-sau")
    assert held["embargoed"] and held["url"] == "bao-chi/tin-sau/"
    assert not [file for file in files(record) if file["url"] != file["path"]]


def test_a_file_that_is_not_there_is_complained_of(press_house: House, tmp_path: Path) -> None:
    site = microsite_of(as_of(press_house, CORRECTED))
    missing = write_press_json(site, tmp_path)
    assert "bao-chi/tin-1/thu-nghiem-tin-1.pdf" in missing
    assert faults(json.loads((tmp_path / "press.json").read_text("utf-8")))


def test_the_schema_sees_faults(sites: Sites) -> None:
    record = json.loads((sites.folder("xu-lang") / "press.json").read_text("utf-8"))
    record["releases"][0]["published"] = "13/5/2022"
    record["pictures"][0]["file"]["sha256"] = "0" * 63
    del record["kits"]
    assert len(faults(record)) == 3
