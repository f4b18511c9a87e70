"""The media kit: sums that sha256sum accepts, the same bytes twice, stand-ins marked, nothing secret."""

from __future__ import annotations

import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from coban.archive import reproducible_zip
from coban.artefact import Artefact
from coban.campaign import Brief, House, Unconfirmed
from coban.kit import kit_path, pack, write_kit
from coban.kit.facts import facts_json, facts_text, slogans_text
from coban.layout import commissions
from coban.vietnamese import day


@pytest.fixture
def brief(xu_lang: Brief, tmp_path: Path) -> Brief:
    """The campaign with a dist/ of its own; its facts and pictures stay those of the checkout."""
    for name in ("docs", "assets"):
        (tmp_path / name).symlink_to(xu_lang.house.root / name)
    return replace(xu_lang, house=House(tmp_path))


@pytest.fixture
def artefacts(brief: Brief) -> list[Artefact]:
    """Banners of three communes, a flag and a graphic, each a small file."""
    codes = [place.code for place in brief.places[:3]]
    rows = [row(brief, "bang-zon-xa", kind, "value", code) for code in codes for kind in ("print", "preview")]
    rows += [row(brief, "phuon", kind, "value", None) for kind in ("print", "preview", "thumb")]
    rows += [row(brief, "facebook-bai", kind, "isee", None) for kind in ("digital", "thumb")]
    return rows


def row(brief: Brief, order: str, kind: str, message: str, place: str | None) -> Artefact:
    suffix = {"print": "pdf", "thumb": "webp"}.get(kind, "png")
    path = f"{kind}/{order}/{order}_{place or 'all'}.{suffix}"
    whole = brief.house.dist(brief.campaign.slug) / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    if suffix == "pdf":
        whole.write_bytes(b"%PDF-1.6 " + path.encode())
    else:
        Image.new("RGB", (8, 8), "#003580").save(whole)
    return Artefact(
        path,
        kind,
        order,
        order,
        message,
        place,
        (10.0, 10.0),
        None,
        1,
        ("field",),
        "Arimo Bold",
        None,
        None,
        whole.stat().st_size,
        "",
        "",
        ("emblem-hoa-hoi.svg",),
    )


def unpacked(brief: Brief, artefacts: list[Artefact], folder: Path) -> Path:
    with zipfile.ZipFile(write_kit(brief, artefacts)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def test_sha256sum_accepts_every_file(brief: Brief, artefacts: list[Artefact], tmp_path: Path) -> None:
    folder = unpacked(brief, artefacts, tmp_path / "kit")
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    listed = {line.rpartition(": ")[0] for line in checked.stdout.splitlines()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there - listed == {"SHA256SUMS"}


def test_the_same_facts_give_the_same_bytes(brief: Brief, artefacts: list[Artefact]) -> None:
    first = pack(brief, artefacts)
    assert pack(brief, list(reversed(artefacts))) == first
    assert pack(brief, artefacts[:-2]) != first


def test_entries_are_sorted_plain_and_of_one_date(brief: Brief, artefacts: list[Artefact]) -> None:
    with zipfile.ZipFile(write_kit(brief, artefacts)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert all(name.isascii() and not name.startswith("/") and ".." not in name for name in names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert kit_path(brief).name == "xu-lang-media-kit.zip"


def test_one_sample_of_what_each_commune_gets_the_longest_name(
    brief: Brief, artefacts: list[Artefact], tmp_path: Path
) -> None:
    folder = unpacked(brief, artefacts, tmp_path / "kit")
    samples = [path.name for path in (folder / "in-an/bang-zon-xa").iterdir()]
    longest = max(brief.places[:3], key=lambda place: (len(place.title), place.code))
    assert samples == [f"bang-zon-xa_{longest.code}.pdf"]
    assert (folder / "in-an/phuon/phuon_all.pdf").is_file()
    assert (folder / "anh/facebook-bai/facebook-bai_all.png").is_file()
    assert not list(folder.rglob("*.webp"))


def test_every_picture_has_caption_credit_and_an_open_licence(
    brief: Brief, artefacts: list[Artefact], tmp_path: Path
) -> None:
    folder = unpacked(brief, artefacts, tmp_path / "kit")
    rows = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    pictures = [entry for entry in rows if entry["name"].endswith(".png")]
    assert len(pictures) == 3
    for entry in pictures:
        assert brief.campaign.order(entry["order"]).title in entry["caption"]
        assert brief.campaign.message(entry["message"]).text in entry["caption"]
        assert entry["credit"] == brief.campaign.owner.name
        assert entry["licence"] is None and "chưa xác nhận" in entry["licence_note"]
        assert entry["name"] in (folder / "anh/CHU-THICH.txt").read_text("utf-8")


def test_stand_ins_are_marked_in_name_and_note(
    brief: Brief, artefacts: list[Artefact], tmp_path: Path
) -> None:
    folder = unpacked(brief, artefacts, tmp_path / "kit")
    logos = {path.name for path in (folder / "logo").iterdir()}
    assert logos == {
        "bieu-trung-xu-lang-TAM.svg", "vnpt-TAM.svg", "viettel-TAM.svg", "vnpost-TAM.svg", "mbbank-TAM.svg",
        "LOGO-TAM.txt",
    }  # fmt: skip
    note = (folder / "logo/LOGO-TAM.txt").read_text("utf-8")
    assert all(name in note for name in logos if name.endswith(".svg"))


def test_slogans_stand_to_the_letter(brief: Brief) -> None:
    lines = slogans_text(brief).splitlines()
    assert [message.text for message in brief.campaign.messages] == lines[2:]


def test_no_phone_no_deadline_no_provisional_value(brief: Brief) -> None:
    text, record = facts_text(brief), facts_json(brief).decode()
    for told in (text, record):
        assert "draft" not in told and "phone" not in told and "18:00" not in told
        assert brief.campaign.name.upper() in told.upper()
    assert json.loads(record)["owner"] == {
        "name": brief.campaign.owner.name,
        "short": brief.campaign.owner.short,
    }
    for event in brief.campaign.events:
        assert (event.name in text) == event.public


def test_a_target_says_how_its_figure_is_made_up(brief: Brief) -> None:
    notes = [target.note for target in brief.campaign.targets if target.note]
    assert notes
    assert all(note in facts_text(brief) for note in notes)


def test_what_else_the_documents_say_and_what_they_are(brief: Brief) -> None:
    text, record = facts_text(brief), json.loads(facts_json(brief))
    assert len(brief.campaign.notes) == len(record["notes"]) >= 3
    for note in brief.campaign.notes:
        assert f"- {note.text} (nguồn: {note.source})\n" in text
    for source in brief.campaign.sources:
        [line] = [line for line in text.splitlines() if line.startswith(f"- {source.id}: ")]
        for label, fact in (("số", source.number), ("ngày ký", source.dated)):
            if isinstance(fact, Unconfirmed):
                assert f"; {label}: chưa xác nhận ({fact.unconfirmed})" in line
            elif isinstance(fact, date):
                assert f"; {label}: {day(fact)}" in line
            else:
                assert (f"; {label}: {fact}" in line) == bool(fact)
    assert "100%" in text and " %" not in text


def test_a_caption_says_that_the_size_is_not_confirmed(brief: Brief, artefacts: list[Artefact]) -> None:
    why = why_open(brief)
    standee = replace(row(brief, "standee", "preview", "value", None), unconfirmed=(why,))
    with zipfile.ZipFile(write_kit(brief, [*artefacts, standee])) as archive:
        captions = archive.read("anh/CHU-THICH.txt").decode()
    [block] = [block for block in captions.split("\n\n") if block.startswith("anh/standee/")]
    assert f"Quy cách chưa xác nhận: {why}." in block
    assert captions.count("Quy cách chưa xác nhận") == 1


def why_open(brief: Brief) -> str:
    """Why the standee's size is open, as its commission records it."""
    [commission] = commissions(brief, brief.campaign.order("standee"))
    [why] = commission.provisional
    return why


def test_a_name_outside_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        reproducible_zip({"ảnh.txt": b""})
