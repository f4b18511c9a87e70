"""Returned forms added up: each fault is named by its cell, nothing wrong counts, nothing right is lost."""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML
from tests.forms.conftest import Office, figure, filled, rows

from coban.campaign import Brief
from coban.cli import main
from coban.forms import Collected, Weight, collect, write_collected
from coban.forms import report_grid as grid
from coban.forms.report_plan import Plan, districts

CASES = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "forms" / "returned.yml")
CU_JUT = "huyen-cu-jut"
ALL = 71 * 14


def collected(brief: Brief, plan: Plan, paths: list[Path]) -> Collected:
    return collect(brief, plan, [(path, path.name) for path in paths])


def figures(found: Collected) -> int:
    return sum(len(answers.figures) for answers in found.answers.values())


def test_every_sum_is_that_of_a_count_by_hand(dak_nong: Brief, plan: Plan) -> None:
    found = collected(dak_nong, plan, filled(dak_nong, plan))
    assert found.remarks == ()
    assert figures(found) == ALL
    by_hand = {"before": [0] * 7, "after": [0] * 7}
    for at, district in enumerate(districts(dak_nong)):
        for row in range(len(district.communes)):
            for number, column in enumerate(grid.columns(plan)):
                by_hand[column.when][number // 2] += figure(at, grid.FIRST + 1 + row, column)
    sums = [found.sum(one, found.districts) for one in plan.figures]
    assert [one.before for one in sums] == by_hand["before"]
    assert [one.after for one in sums] == by_hand["after"]
    assert all(one.whole and one.communes == 71 for one in sums)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_districts_do_to_a_form(dak_nong: Brief, plan: Plan, case: dict[str, Any]) -> None:
    found = collected(dak_nong, plan, filled(dak_nong, plan, edits={CU_JUT: case["edits"]}))
    assert [[remark.kind, remark.cell] for remark in found.remarks] == case["remarks"]
    assert {remark.district for remark in found.remarks} <= {"Huyện Cư Jút"}
    assert ALL - figures(found) == case["lost"]
    for remark in found.remarks:
        assert "{" not in str(remark) + remark.what + remark.wanted


def test_a_wrong_cell_is_left_out_of_sum_and_of_the_ratio(dak_nong: Brief, plan: Plan) -> None:
    whole = collected(dak_nong, plan, filled(dak_nong, plan))
    spoiled = collected(dak_nong, plan, filled(dak_nong, plan, edits={CU_JUT: {"F12": "nhiều"}}))
    first = plan.figures[0]
    before, after = (found.sum(first, found.districts) for found in (whole, spoiled))
    lost = figure(2, 12, next(one for one in grid.columns(plan) if one.when == "after"))
    assert (after.before, after.after) == (before.before, before.after - lost)
    assert (after.counted_before, after.counted_after, after.whole) == (71, 70, False)
    both = before.before - (lost - 500 - 1)
    assert after.times == pytest.approx((before.after - lost) / both)


def test_forms_that_did_not_come_are_named(dak_nong: Brief, plan: Plan) -> None:
    paths = filled(dak_nong, plan)
    found = collected(dak_nong, plan, paths[:5])
    assert [(remark.kind, remark.district) for remark in found.remarks] == [
        ("no-form", "Huyện Đắk Song"),
        ("no-form", "Huyện Đắk R'Lấp"),
        ("no-form", "Huyện Tuy Đức"),
    ]
    assert str(found.remarks[0]) == "no form came in from Huyện Đắk Song"


def test_a_district_that_sent_two_forms_counts_with_neither(dak_nong: Brief, plan: Plan) -> None:
    paths = filled(dak_nong, plan)
    again = paths[2].with_name("sua-lai.xlsx")
    shutil.copy(paths[2], again)
    found = collected(dak_nong, plan, [*paths, again])
    assert [remark.kind for remark in found.remarks] == ["twice"]
    assert found.remarks[0].got == f"{paths[2].name}, sua-lai.xlsx"
    assert figures(found) == ALL - 8 * 14


def test_other_files_are_refused_by_name_and_stop_nothing(
    dak_nong: Brief, plan: Plan, tmp_path: Path
) -> None:
    paths = filled(dak_nong, plan)
    (tmp_path / "thu.xlsx").write_bytes(b"Kinh gui So")
    (tmp_path / "cu.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(70_000_000))
    (tmp_path / "bom.xlsx").write_bytes(stream.getvalue())
    book = openpyxl.Workbook()
    book.save(tmp_path / "khac.xlsx")
    assert book.active
    book.active.title = grid.FIGURES
    book.save(tmp_path / "chep.xlsx")
    names = ("thu.xlsx", "cu.xls", "bom.xlsx", "khac.xlsx", "chep.xlsx", "khong-co.xlsx")
    found = collected(dak_nong, plan, [*paths, *(tmp_path / name for name in names)])
    assert {remark.file: remark.kind for remark in found.remarks} == {
        "thu.xlsx": "unreadable",
        "cu.xls": "locked",
        "bom.xlsx": "unreadable",
        "khac.xlsx": "no-sheet",
        "chep.xlsx": "no-id",
        "khong-co.xlsx": "unreadable",
    }
    assert figures(found) == ALL


@pytest.mark.parametrize(
    ("number", "kind"),
    [("dak-nong-ra-quan/huyen-cu-jut/000000", "stale"), ("noi-khac/huyen-cu-jut/000000", "other-form")],
)
def test_forms_of_another_edition_or_campaign(dak_nong: Brief, plan: Plan, number: str, kind: str) -> None:
    found = collected(dak_nong, plan, filled(dak_nong, plan, edits={CU_JUT: {"D4": number}}))
    assert kind in [remark.kind for remark in found.remarks]
    assert figures(found) == ALL - 8 * 14


def test_rows_that_moved_are_found_by_their_codes(dak_nong: Brief, plan: Plan) -> None:
    paths = filled(dak_nong, plan)
    book = openpyxl.load_workbook(paths[2])
    sheet = book[grid.FIGURES]
    for merged in [one for one in sheet.merged_cells.ranges if one.min_row > grid.FIRST]:
        sheet.unmerge_cells(str(merged))  # openpyxl moves cells, but not what is merged
    sheet.insert_rows(grid.FIRST + 3, 2)
    book.save(paths[2])
    found = collected(dak_nong, plan, paths)
    assert found.remarks == ()
    assert figures(found) == ALL


def test_what_libreoffice_saved_counts_the_same(dak_nong: Brief, plan: Plan, office: Office) -> None:
    paths = filled(
        dak_nong, plan, edits={CU_JUT: {"J14": "=2+3+2900", "D5": "Trực tuyến", "D6": "04/10/2022"}}
    )
    saved = office(paths[2], "xlsx")
    found = collected(dak_nong, plan, [*paths[:2], saved, *paths[3:]])
    assert found.remarks == ()
    answers = found.answers["Huyện Cư Jút"]
    assert answers.figures["24646", "tai-khoan", "after"] == 2905
    assert (answers.launch_form, f"{answers.launch_day}") == ("Trực tuyến", "2022-10-04")


def test_the_tables_say_what_was_counted(dak_nong: Brief, plan: Plan) -> None:
    edits = {
        CU_JUT: {
            "E12": "1.200",
            "Nội dung khác!A4": "Xã Nam Dong",
            "Nội dung khác!B4": "@Tập huấn",
            "S13": "=x",
        },
    }
    paths = filled(dak_nong, plan, edits=edits)
    found = collected(dak_nong, plan, paths[:-1])
    written = write_collected(found)
    book = openpyxl.load_workbook(written[0])
    assert book.sheetnames == ["Phụ lục", "Theo huyện", "Theo xã", "Nội dung khác", "Cần bổ sung"]
    shown = [[cell.value for cell in line[5:8]] for line in book["Phụ lục"].iter_rows(min_row=6, max_row=12)]
    assert shown == [
        [
            f"{one.name} ({one.unit})",
            found.sum(one, found.districts).before,
            found.sum(one, found.districts).after,
        ]
        for one in plan.figures
    ]
    assert [line[9].value for line in book["Phụ lục"].iter_rows(min_row=6, max_row=12)] == [
        "64/71",
        *["65/71"] * 6,
    ]
    total = next(line for line in book["Theo huyện"].iter_rows(min_row=6) if line[0].value == "Tỉnh Đắk Nông")
    assert total[3].value == found.sum(plan.figures[0], found.districts).before
    assert [[cell.value for cell in line] for line in book["Cần bổ sung"].iter_rows(min_row=4)] == [
        ["Huyện Cư Jút", paths[2].name, "Số liệu!E12", "Chữ “1.200”", "Số nguyên từ 0 đến 9.999.999"],
        ["Huyện Tuy Đức", None, None, "Chưa có biểu gửi về", "Gửi biểu của Huyện Tuy Đức"],
    ]
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.quotePrefix for cell in cells if cell.value == "@Tập huấn"] == [True]


def test_the_csv_holds_every_commune_also_the_unknown(dak_nong: Brief, plan: Plan) -> None:
    found = collected(dak_nong, plan, filled(dak_nong, plan)[:-1])
    written = write_collected(found)
    lines = list(csv.DictReader(StringIO(written[2].read_text("utf-8-sig"))))
    assert len(lines) == 71 * 7
    unknown = [line for line in lines if line["truoc"] == ""]
    assert {line["huyen"] for line in unknown} == {"Huyện Tuy Đức"}
    appendix = list(csv.DictReader(StringIO(written[1].read_text("utf-8-sig"))))
    for line, one in zip(appendix, plan.figures, strict=True):
        assert int(line["truoc"]) == sum(
            int(row["truoc"]) for row in lines if row["ma_so_lieu"] == one.id and row["truoc"]
        )
        assert (line["so_xa_truoc"], line["so_xa"]) == ("65", "71")


def test_the_same_forms_give_the_same_bytes(dak_nong: Brief, plan: Plan, tmp_path: Path) -> None:
    paths = filled(dak_nong, plan)
    one = write_collected(collected(dak_nong, plan, paths), tmp_path / "one")
    two = write_collected(collected(dak_nong, plan, paths[::-1]), tmp_path / "two")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_libreoffice_shows_the_appendix_on_one_page(dak_nong: Brief, plan: Plan, office: Office) -> None:
    """Words are not looked for: LibreOffice may set them in a face that tears marks from their letters."""
    found = collected(dak_nong, plan, filled(dak_nong, plan))
    pdf = pypdfium2.PdfDocument(office(write_collected(found)[0], "pdf"))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) == 6
    assert all(page.get_size()[0] > page.get_size()[1] for page in pdf)
    assert not any("###" in page for page in pages)
    digits = re.sub(r"(?<=\d)[.,](?=\d)", "", pages[0])
    for one in plan.figures:
        total = found.sum(one, found.districts)
        assert f"{total.before}" in digits and f"{total.after}" in digits


def coban(*words: str) -> Any:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_the_command_ends_with_1_and_names_what_is_missing(
    dak_nong: Brief, plan: Plan, tmp_path: Path
) -> None:
    paths = filled(dak_nong, plan, edits={CU_JUT: {"E12": "1.200", "J12": 1}})
    paths[-1].unlink()
    (paths[0].parent / "~$mo.xlsx").write_bytes(b"")
    done = coban(
        "report", "collect", str(paths[0].parent), "--root", str(tmp_path), "-o", str(tmp_path / "tong")
    )
    assert done.exit_code == 1
    file, expected = paths[2].as_posix(), "expected a whole number from 0 to 9,999,999"
    assert done.output.splitlines()[:4] == [
        f"wrong Huyện Cư Jút: {file}, Số liệu!E12: got the text “1.200”, {expected}",
        f"ask Huyện Cư Jút: {file}, Số liệu!J12: Thị trấn Ea T'Ling: less after than before; right?",
        "missing no form came in from Huyện Tuy Đức",
        "7 of 8 forms counted; 1 wrong, 1 missing, 1 to ask about",
    ]
    assert sorted(path.name for path in (tmp_path / "tong").iterdir()) == [
        "phu-luc.csv",
        "so-lieu.csv",
        "tong-hop.xlsx",
    ]


def test_the_command_ends_with_0_when_all_is_there(dak_nong: Brief, plan: Plan, tmp_path: Path) -> None:
    paths = filled(dak_nong, plan)
    done = coban("report", "collect", *map(str, paths), "--root", str(tmp_path))
    assert (done.exit_code, done.output.splitlines()[0]) == (
        0,
        "8 of 8 forms counted; 0 wrong, 0 missing, 0 to ask about",
    )
    assert (tmp_path / "dist/dak-nong-ra-quan/bao-cao/tong-hop.xlsx").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["khong-co.xlsx"], "khong-co.xlsx: the file is not there; expected a returned form"),
        (["docs/xu-lang"], "docs/xu-lang: holds no workbook; expected returned forms, .xlsx"),
        (
            ["docs/xu-lang/campaign.yml", "--campaign", "xu-lang"],
            "docs/xu-lang/bieu-bao-cao.yml: the file is not there",
        ),
    ],
)
def test_wrong_commands_end_with_2(
    house: Any, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(house.root)
    done = coban("report", "collect", *words)
    assert done.exit_code == 2
    assert done.output.startswith(said)


def test_every_kind_of_remark_is_seen_in_these_tests() -> None:
    from coban.forms.remarks import KINDS

    elsewhere = {"no-form", "unreadable", "locked", "no-id", "other-form", "stale", "twice", "no-sheet"}
    seen = {kind for case in CASES for kind, _ in case["remarks"]} | elsewhere
    assert seen == set(KINDS)
    assert {Weight.DOUBT, Weight.MISSING, Weight.WRONG} == {wording.weight for wording in KINDS.values()}


def test_the_rows_helper_sees_all_communes(dak_nong: Brief, plan: Plan) -> None:
    """The filling of these tests rests on it."""
    books = [openpyxl.load_workbook(path) for path in filled(dak_nong, plan)]
    assert sum(len(list(rows(book[grid.FIGURES]))) for book in books) == 71
