"""Feeds: valid for other people's validators, the same releases in both, every address a file of the site."""

from __future__ import annotations

import calendar
import json
import re
import shutil
import subprocess
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import pytest
from jsonschema import Draft7Validator
from tests.site.conftest import CAMPAIGNS, Sites
from tests.site.telling import ADDRESS, CORRECTED, HELD_UNTIL, Told, as_of

from coban.campaign import House
from coban.pages.feeds import Feed, feed_of
from coban.pages.feeds_json import json_feed
from coban.pages.feeds_rss import rss
from coban.pages.newsroom import newsroom

WEB = Path(__file__).parents[1] / "web" / "node_modules"
VALIDATE = "require 'rss'; RSS::Parser.parse(STDIN.read, validate: true, ignore_unknown_element: false)"
NOT_RSS = re.compile(rb"<(atom|dcterms):.*?(/>|</\1:\w+>)")
"""Ruby's validator knows RSS, Dublin Core and content, and refuses what other vocabularies add."""


def rss_faults(feed: bytes) -> str:
    """What Ruby's own RSS library has against it."""
    ruby = shutil.which("ruby")
    assert ruby, "Ruby is not installed; run `make tools`"
    told = subprocess.run(
        [ruby, "-Eutf-8:utf-8", "-e", VALIDATE],
        input=NOT_RSS.sub(b"", feed),
        capture_output=True,
        check=False,
    )
    return told.stderr.decode() if told.returncode else ""


def json_faults(feed: bytes) -> list[str]:
    """By the schema that JSON Feed's users share."""
    file = WEB / "jsonfeed-schema" / "schema-v1.1.json"
    assert file.is_file(), "JSON Feed's schema is not installed; run `make web`"
    schema = json.loads(file.read_text("utf-8"))
    checker = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
    return [error.message for error in checker.iter_errors(json.loads(feed))]


def feed_at(press_house: House, moment: datetime) -> Feed:
    brief = as_of(press_house, moment)
    feed = feed_of(brief, newsroom(brief, ()))
    assert feed
    return feed


@pytest.fixture(scope="module")
def before(press_house: House) -> Feed:
    return feed_at(press_house, CORRECTED - timedelta(minutes=1))


@pytest.fixture(scope="module")
def after(press_house: House) -> Feed:
    return feed_at(press_house, CORRECTED)


def read(feed: bytes) -> Any:
    found = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo
    return found


def test_the_public_feed_is_valid_and_its_addresses_are_files_of_the_site(sites: Sites) -> None:
    site = sites.folder("xu-lang")
    raw, record = (site / "bao-chi/feed.xml").read_bytes(), (site / "bao-chi/feed.json").read_bytes()
    assert rss_faults(raw) == "" and json_faults(record) == []
    entries, items = read(raw).entries, json.loads(record)["items"]
    assert [entry.id for entry in entries] == [item["id"] for item in items]
    assert [entry.content[0].value for entry in entries] == [item["content_html"] for item in items]
    for entry, item in zip(entries, items, strict=True):
        assert (site / _path(entry.link) / "index.html").is_file()
        assert parsedate_to_datetime(entry.published) == datetime.fromisoformat(item["date_published"])
        assert item["date_published"].endswith("+07:00")
        kinds = [attachment["mime_type"] for attachment in item["attachments"]]
        assert kinds[1] == "application/pdf" and kinds[-1] == "image/png"
        for told in item["attachments"]:
            assert (site / _path(told["url"])).stat().st_size == told["size_in_bytes"]
        (paper,) = entry.enclosures
        assert int(paper.length) == (site / _path(paper.href)).stat().st_size
        assert (site / _path(item["image"])).is_file()
        addresses = Told(item["content_html"]).addresses
        own = [address for address in addresses if address.startswith("https://xulang.vn/")]
        assert len(own) >= 5 and all((site / _path(address)).is_file() for address in own)
        assert all(address.startswith("https://") for address in addresses)


def test_days_of_the_week_are_true(before: Feed) -> None:
    written = re.findall(r"<(?:pubDate|lastBuildDate)>(\w+), ([^<]+)<", rss(before).decode())
    assert written
    for day, rest in written:
        assert calendar.day_abbr[parsedate_to_datetime(f"{day}, {rest}").weekday()] == day
        assert rest.endswith("+0700")


def test_a_correction_keeps_its_entry_and_says_what_it_changed(before: Feed, after: Feed) -> None:
    first, second = (read(rss(feed)).entries[0] for feed in (before, after))
    assert first.id == second.id == f"{ADDRESS}bao-chi/tin-1/"
    assert first.published == second.published == "Tue, 10 May 2022 00:00:00 +0700"
    assert "updated" not in first and second.updated == CORRECTED.isoformat()
    note = "Bản sửa lần 1, 09:00 ngày 12/5/2022: Sửa giờ khai mạc."
    assert second.summary.startswith(note) and note not in first.summary
    assert f"<strong>{note}</strong>" in second.content[0].value
    item = json.loads(json_feed(after))["items"][0]
    assert item["date_modified"] == CORRECTED.isoformat()
    assert "date_modified" not in json.loads(json_feed(before))["items"][0]
    assert after.changed == CORRECTED


def test_a_day_that_nobody_confirmed_is_not_told(before: Feed) -> None:
    entry = next(e for e in before.entries if e.address.endswith("/tin-khong-ngay/"))
    assert entry.published is None and entry.modified is None
    item = next(i for i in json.loads(json_feed(before))["items"] if i["id"] == entry.address)
    assert "date_published" not in item and "2022" not in item["summary"]
    assert '<em title="Sở trả lời">chưa xác nhận</em>' in entry.html
    assert rss_faults(rss(before)) == "" and json_faults(json_feed(before)) == []


def test_what_is_held_is_in_neither_feed(press_house: House, after: Feed) -> None:
    for written in (rss(after), json_feed(after)):
        assert b"tin-sau" not in written
    assert f"{ADDRESS}bao-chi/tin-sau/" in rss(feed_at(press_house, HELD_UNTIL)).decode()


def test_signs_of_markup_in_facts_stay_words(before: Feed) -> None:
    html = next(e for e in before.entries if e.address.endswith("/tin-1/")).html
    assert "Câu &#34;một&#34; &amp; 1 &lt; 2." in html
    assert "<ul><li>Ý <strong>đậm</strong></li>" in html
    assert '<a href="https://a.example/?b=1&amp;c=2">' in html
    assert "<strong>Cầu &lt;mới&gt;.</strong>" in html
    assert read(rss(before)).entries[0].author == "Phòng Báo chí & Xuất bản"


def test_every_page_names_the_feeds_where_there_are_some(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        folder = sites.folder(slug)
        there = slug == "xu-lang"
        assert (folder / "bao-chi/feed.xml").is_file() == (folder / "bao-chi/feed.json").is_file() == there
        for path in folder.rglob("*.html"):
            place = path.relative_to(folder)
            if place.parts[0] in ("tai-ve", "q") or place.name == "404.html":
                continue
            told = Told(path.read_text("utf-8")).alternates
            assert set(told) == ({"application/rss+xml", "application/feed+json"} if there else set()), place
            assert all((path.parent / href).resolve().is_file() for href in told.values())


def test_a_site_without_an_address_says_why_it_has_none(sites: Sites) -> None:
    page = (sites.folder("tuyen-quang-10-10") / "bao-chi/index.html").read_text("utf-8")
    assert "Chưa có RSS và JSON Feed" in page and "Văn bản không ghi địa chỉ trang" in page
    assert "feed.xml" not in page


def test_the_validators_see_faults(before: Feed) -> None:
    raw = rss(before)
    assert rss_faults(raw) == ""
    for was, now in (
        (rb"length=\"\d+\"", b'length="many"'),
        (rb"<docs>", b"<doks>"),
        (rb"<link>[^<]+</link>\s*<description>", b"<description>"),
        (rb"<pubDate>[^<]+", b"<pubDate>hom qua"),
        (rb"<generator>coban</generator>", b"<generator/><generator/>"),
    ):
        broken = re.sub(was, now, raw, count=1).replace(
            b"</docs>", b"</doks>" if b"doks" in now else b"</docs>"
        )
        assert broken != raw and rss_faults(broken), now
    record = json.loads(json_feed(before))
    del record["items"][0]["id"]
    record["items"][1]["attachments"] = [{"url": "a"}]
    assert len(json_faults(json.dumps(record).encode())) >= 2


def _path(address: str) -> str:
    return unquote(address.removeprefix("https://xulang.vn/"))
