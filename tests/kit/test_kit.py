"""The kits: what is in each, that unpackers and exiftool read them, the same bytes twice, nothing secret."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image
from tests.kit.conftest import Packed, files_of, piece
from tests.kit.unpacking import every_unpacker_reads, rights_agree, sums_pass

from coban.archive import reproducible_zip
from coban.artefact import read_manifest, write_manifest
from coban.build.kits import pack_kits
from coban.campaign import Brief, Unconfirmed
from coban.errors import InputError, UnmadeError
from coban.kit import kit_path, write_kits
from coban.kit.facts import facts_json, facts_text, slogans_text
from coban.kit.listing import LONGEST, must_travel
from coban.vietnamese import day

NAMES = ("media-kit", "media-kit-web", "logos", "tcbc-1", "tcbc-2")


@pytest.fixture(scope="module")
def unpacked(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("unpacked")
    return {name: every_unpacker_reads(packed.kit(name), folder) for name in NAMES}


def record(folder: Path) -> dict[str, dict[str, object]]:
    rows = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    return {row["name"]: row for row in rows}


def test_there_is_one_of_each_kind(packed: Packed) -> None:
    assert {path.name for path in packed.folder.iterdir()} == {f"xu-lang-{name}.zip" for name in NAMES}
    assert kit_path(packed.brief) == packed.kit("media-kit")


@pytest.mark.parametrize("name", NAMES)
def test_sums_pass_and_every_picture_says_whose_it_is(unpacked: dict[str, Path], name: str) -> None:
    sums_pass(unpacked[name])
    assert rights_agree(unpacked[name]) >= (1 if name.startswith("tcbc") else 4)
    for wanted in ("doc-truoc.txt", "index.html", "manifest.json"):
        assert (unpacked[name] / wanted).is_file()


def test_the_whole_kit_has_all_that_a_newsroom_asks_for(packed: Packed, unpacked: dict[str, Path]) -> None:
    names = record(unpacked["media-kit"]).keys()
    assert {
        "thong-cao/tcbc-1/xu-lang-tcbc-1.pdf", "thong-cao/tcbc-1/xu-lang-tcbc-1.docx",
        "thong-cao/tcbc-1/xu-lang-tcbc-1.txt", "thong-cao/tcbc-1/chu-thich.txt",
        "thong-tin/chien-dich.txt", "thong-tin/chien-dich.json", "thong-tin/khau-hieu.txt",
        "thong-tin/lien-he.txt", "thong-tin/to-du-kien.pdf", "thong-tin/gioi-thieu-25-tu.txt",
        "thuong-hieu/huong-dan-thuong-hieu.pdf",
        "thong-tin/gioi-thieu-50-tu.txt", "thong-tin/gioi-thieu-100-tu.txt", "lich/xu-lang.ics",
        "anh/chu-thich.txt", "in-an/chu-thich.txt", "anh/phuon/phuon_value.png",
        "in-an/phuon/phuon_value.pdf",
        "logo/vnpt-tam.svg", "logo/logo-tam.txt", "logo/bieu-trung-xu-lang-nen-toi-tam.svg",
    } <= names  # fmt: skip
    assert not [name for name in names if name.endswith(".webp")]


def test_of_what_each_commune_gets_one_sample_the_longest_name(
    packed: Packed, unpacked: dict[str, Path]
) -> None:
    samples = [path.name for path in (unpacked["media-kit"] / "in-an/bang-zon-xa").iterdir()]
    longest = max(packed.brief.places[:3], key=lambda place: (len(place.title), place.code))
    assert samples == [f"bang-zon-xa_{longest.code}.pdf"]


def test_the_light_kit_has_small_pictures_and_nothing_for_print(
    packed: Packed, unpacked: dict[str, Path]
) -> None:
    assert packed.kit("media-kit-web").stat().st_size < 10_000_000
    rows = record(unpacked["media-kit-web"])
    assert not [name for name in rows if name.startswith(("in-an/", "thuong-hieu/"))]
    assert {"thong-tin/to-du-kien.pdf", "thong-cao/tcbc-1/xu-lang-tcbc-1.pdf"} <= rows.keys()
    with Image.open(unpacked["media-kit-web"] / "anh/phuon/phuon_value.jpg") as picture:
        assert picture.size == (1200, 300)
        assert picture.info["dpi"] == (72, 72)
    assert rows["anh/phuon/phuon_value.jpg"]["px"] == [1200, 300]


def test_the_kit_of_logos_has_logos_alone(unpacked: dict[str, Path]) -> None:
    assert {PurePosixPath(name).parent.name for name in record(unpacked["logos"])} == {"", "logo"}


def test_a_release_kit_is_its_folder_of_the_whole_kit(unpacked: dict[str, Path]) -> None:
    own = {name for name in record(unpacked["tcbc-1"]) if name not in ("doc-truoc.txt", "index.html")}
    folder = unpacked["media-kit"] / "thong-cao/tcbc-1"
    assert own == {path.name for path in folder.iterdir()} and len(own) == 5
    assert all((unpacked["tcbc-1"] / name).read_bytes() == (folder / name).read_bytes() for name in own)


def test_a_picture_of_a_release_is_called_as_the_release_calls_it(
    packed: Packed, unpacked: dict[str, Path]
) -> None:
    rows = record(unpacked["media-kit"])
    one = rows["thong-cao/tcbc-1/facebook-bai_value.png"]
    assert one["caption"] == rows["anh/facebook-bai/facebook-bai_value.png"]["caption"]
    assert str(one["caption"]).startswith("Lạng Sơn, tháng 5/2022: đồ họa của Lễ phát động")
    flag = rows["anh/phuon/phuon_value.png"]
    order = packed.brief.campaign.order("phuon")
    assert str(flag["caption"]).startswith(f"Tỉnh Lạng Sơn, 11/5/2022 – 10/6/2022: {order.title}, thông điệp")
    assert "logo VNPT, Viettel" in str(flag["alt"]), "the businesses were measured on it"


def test_captions_stand_beside_the_pictures_too(unpacked: dict[str, Path]) -> None:
    text = (unpacked["media-kit"] / "anh/chu-thich.txt").read_text("utf-8")
    for name, row in record(unpacked["media-kit"]).items():
        if name.startswith("anh/") and "credit" in row:
            assert name.removeprefix("anh/") in text
            assert all(str(row[key]) in text for key in ("caption", "credit", "terms", "alt"))


def test_packing_twice_gives_the_same_bytes_and_writes_nothing(packed: Packed) -> None:
    kits = sorted(packed.folder.iterdir())
    before, times = files_of(kits), {path: path.stat().st_mtime_ns for path in kits}
    made = write_kits(packed.brief, list(reversed(packed.rows)))
    assert files_of(made) == before
    assert {path: path.stat().st_mtime_ns for path in kits} == times


def test_entries_are_sorted_and_of_one_date(packed: Packed) -> None:
    for name in NAMES:
        with zipfile.ZipFile(packed.kit(name)) as archive:
            entries = archive.infolist()
        names = [entry.filename for entry in entries]
        assert names == sorted(names)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
        assert all(name == name.lower() for name in names if name != "SHA256SUMS")
        must_travel(names)


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["anh/con/a.png"], "'anh/con/a.png' is a name that Windows keeps for a device"),
        (["anh/lpt1.png"], "keeps for a device"),
        (["a/b.png", "A/b.png"], "'a/b.png' and 'A/b.png' are one file to Windows and macOS"),
        (["xu-lang-logos.zip", "xu-lang-logos.zip"], "are one file"),
        (["anh/a:b.png"], "signs that not every system allows"),
        (["anh/ảnh.png"], "signs that not every system allows"),
        (["anh/a. /b.png"], "signs that not every system allows"),
        (["../a.png"], "signs that not every system allows"),
        (["a" * (LONGEST + 1)], f"has 181 letters; a path in a kit has at most {LONGEST}"),
    ],
)
def test_a_name_that_does_not_travel_is_refused(names: list[str], what: str) -> None:
    must_travel(["anh/a_1.png", "anh/b-2.png"])
    with pytest.raises(UnmadeError, match="another name") as refused:
        must_travel(names)
    assert what in str(refused.value)


def test_a_light_kit_that_is_heavy_is_a_fault_and_no_kit_is_left(
    packed: Packed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(sorted(packed.folder.iterdir()))
    with monkeypatch.context() as heavy:
        heavy.setattr("coban.kit.MOST_BYTES", 50_000)
        with pytest.raises(UnmadeError, match=r"web\.zip: it has .* expected under 50,000; heaviest: "):
            write_kits(packed.brief, packed.rows)
    assert list(packed.folder.iterdir()) == []
    assert files_of(write_kits(packed.brief, packed.rows)) == before


def test_a_kit_goes_with_its_release(packed: Packed) -> None:
    """As of a day before the second release there is no ZIP of it, and nothing of it in the others."""
    before = files_of(sorted(packed.folder.iterdir()))
    early = replace(packed.brief, at=datetime.fromisoformat("2022-05-12T00:00:00+07:00"))
    made = files_of(write_kits(early, packed.rows))
    assert made.keys() == before.keys() - {"xu-lang-tcbc-2.zip"} == {p.name for p in packed.folder.iterdir()}
    with zipfile.ZipFile(io.BytesIO(made["xu-lang-media-kit.zip"])) as archive:
        assert not [name for name in archive.namelist() if "tcbc-2" in name]
        assert b"tcbc-2" not in b"".join(map(archive.read, ("index.html", "manifest.json", "SHA256SUMS")))
    assert files_of(write_kits(packed.brief, packed.rows)) == before


def test_unchanged_kits_are_known_by_their_digests(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    write_manifest(packed.brief.house.dist("xu-lang") / "manifest.json", "xu-lang", packed.rows)
    rows = read_manifest(packed.brief.house.dist("xu-lang") / "manifest.json")
    assert pack_kits(packed.brief, rows).faults == ()
    monkeypatch.setattr("coban.build.kits.write_kits", lambda *_: pytest.fail("packed again"))
    assert pack_kits(packed.brief, rows).state == "left alone"
    monkeypatch.undo()
    packed.kit("logos").write_bytes(b"spoilt")
    assert pack_kits(packed.brief, rows).state == "made"


def test_what_cannot_be_packed_is_named(packed: Packed) -> None:
    broken = piece(packed.brief, "facebook-bia", "digital", "value")
    (packed.brief.house.dist("xu-lang") / broken.path).write_bytes(b"no picture")
    with pytest.raises(InputError, match=r"anh/facebook-bia/facebook-bia_value\.png: the file is damaged"):
        write_kits(packed.brief, [*packed.rows, broken])
    write_kits(packed.brief, packed.rows)


def test_stand_ins_are_marked_in_name_caption_and_note(unpacked: dict[str, Path]) -> None:
    rows = record(unpacked["media-kit"])
    logos = [name for name, row in rows.items() if name.startswith("logo/") and "credit" in row]
    assert logos and all(name.partition(".")[0].endswith("-tam") for name in logos)
    assert all("đừng đăng" in str(rows[name]["caption"]) for name in logos)
    note = (unpacked["media-kit"] / "logo/logo-tam.txt").read_text("utf-8")
    assert all(f"logo/{name}-tam.svg" in note for name in ("vnpt", "viettel", "vnpost", "mbbank"))


def test_slogans_stand_to_the_letter(packed: Packed) -> None:
    lines = slogans_text(packed.brief).splitlines()
    assert [message.text for message in packed.brief.campaign.messages] == lines[2:]


def test_contacts_are_offices_and_open_facts_say_so(packed: Packed, unpacked: dict[str, Path]) -> None:
    text = (unpacked["media-kit"] / "thong-tin/lien-he.txt").read_text("utf-8")
    assert packed.brief.campaign.owner.name in text
    assert "- Điện thoại: chưa xác nhận (Văn bản không ghi số điện thoại của Sở; Sở cung cấp)" in text


def test_no_phone_no_deadline_no_provisional_value(xu_lang: Brief) -> None:
    text, told = facts_text(xu_lang), facts_json(xu_lang).decode()
    for said in (text, told):
        assert "draft" not in said and "phone" not in said and "18:00" not in said
        assert xu_lang.campaign.name.upper() in said.upper()
    assert json.loads(told)["owner"] == {
        "name": xu_lang.campaign.owner.name,
        "short": xu_lang.campaign.owner.short,
    }
    for event in xu_lang.campaign.events:
        assert (event.name in text) == event.public


def test_a_target_says_how_its_figure_is_made_up(xu_lang: Brief) -> None:
    notes = [target.note for target in xu_lang.campaign.targets if target.note]
    assert notes
    assert all(note in facts_text(xu_lang) for note in notes)


def test_what_else_the_documents_say_and_what_they_are(xu_lang: Brief) -> None:
    text, told = facts_text(xu_lang), json.loads(facts_json(xu_lang))
    assert len(xu_lang.campaign.notes) == len(told["notes"]) >= 3
    for note in xu_lang.campaign.notes:
        assert f"- {note.text} (nguồn: {note.source})\n" in text
    for source in xu_lang.campaign.sources:
        [line] = [line for line in text.splitlines() if line.startswith(f"- {source.id}: ")]
        for label, fact in (("số", source.number), ("ngày ký", source.dated)):
            if isinstance(fact, Unconfirmed):
                assert f"; {label}: chưa xác nhận ({fact.unconfirmed})" in line
            elif isinstance(fact, date):
                assert f"; {label}: {day(fact)}" in line
            else:
                assert (f"; {label}: {fact}" in line) == bool(fact)
    assert "100%" in text and " %" not in text


def test_a_name_outside_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        reproducible_zip({"ảnh.txt": b""})
