"""What is wrong in a release is told with its line, all of a file at once; what is right reads as written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.build.conftest import SLUG
from tests.press.writing import FOLDER, release

from coban.build import load_all
from coban.campaign import House, load
from coban.errors import InputError
from coban.press import faults, releases, statement
from coban.press.plain import plain_text

CASES = Path(__file__).resolve().parents[1] / "cases" / "press"


def cases() -> list[Any]:
    rows = yaml.safe_load((CASES / "faults.yml").read_text("utf-8"))
    return [pytest.param(row, id=row["about"]) for row in rows]


@pytest.mark.parametrize("case", cases())
def test_every_fault_is_told_with_its_line(small: House, case: dict[str, Any]) -> None:
    folder = small.folder(SLUG) / FOLDER
    folder.mkdir()
    (folder / "tin-1.md").write_text(case["text"], "utf-8")
    told = [str(fault) for fault in faults(load(small, SLUG))]
    assert len(told) == len(case["faults"]), told
    for wanted in case["faults"]:
        assert [line for line in told if f"docs/{SLUG}/{FOLDER}/tin-1.md" in line and wanted in line], told


def test_a_name_that_is_no_id_is_told(small: House) -> None:
    release(small, "Tin Một", "")
    assert "the name is no id" in str(faults(load(small, SLUG))[0])


def test_a_build_stops_at_releases_and_facts_together(small: House) -> None:
    release(small, "tin-1", "date: sai")
    release(small, "tin-2", "", "> Lời.\n")
    with pytest.raises(InputError) as stopped:
        load_all(small, [SLUG])
    assert {Path(fault.file).stem for fault in stopped.value.faults} == {"tin-1", "tin-2"}


def test_a_campaign_publishes_no_release_before_its_day(small: House) -> None:
    file = small.folder(SLUG) / "campaign.yml"
    planned = (
        "releases:\n  - {id: tin-1, title: Tin, due: 2022-05-11T17:00:00, publish: 2022-05-12, who: Phòng}\n"
    )
    file.write_text(file.read_text("utf-8") + planned, "utf-8")
    release(small, "tin-1", "date: 2022-05-11")
    assert "campaign.yml publishes it on 2022-05-12" in str(faults(load(small, SLUG))[0])


def test_every_kind_of_block_reads_as_written(small: House) -> None:
    text = (
        "Mở **đậm** và *nghiêng*, [trang](https://example.vn/a) và {{ campaign.name }}.\nDòng hai.\n"
        '## Đầu mục\n- một\n  nối\n- hai: {unconfirmed: "vì thế"}\n\n> Lời hay.\n> — Sở Mẫu\n\n'
        "Giá 3 \\* 4.\n\n## Ghi chú cho ban biên tập\n\n- riêng\n"
    )
    release(small, "tin-1", "", text)
    brief = load(small, SLUG)
    (one,) = releases(brief)
    paper = statement(brief, one)
    said = plain_text(paper)
    assert "Mở đậm và nghiêng, trang (https://example.vn/a) và Chiến dịch thử nghiệm. Dòng hai." in said
    assert "\n\nĐầu mục\n\n- một nối\n- hai: chưa xác nhận\n\n“Lời hay.”\nSở Mẫu\n\nGiá 3 * 4.\n" in said
    assert [block.text for block in paper.notes] == ["riêng"]
    assert "Vì thế." in said.split("Ghi chú cho ban biên tập")[1]
    assert one.open_facts == ("vì thế",)


def test_letters_of_facts_mean_nothing(small: House) -> None:
    file = small.folder(SLUG) / "campaign.yml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("name: Chiến dịch thử nghiệm", "name: 'A **b** [c](https://d.vn) {e}'"), "utf-8"
    )
    release(small, "tin-1", "title: 'Về {{ campaign.name }}'", "Tên: {{ campaign.name }}.\n")
    brief = load(small, SLUG)
    (one,) = releases(brief)
    assert one.front.title == "Về A **b** [c](https://d.vn) {e}"
    assert one.draft.body[0].text == "Tên: A **b** [c](https://d.vn) {e}."


def test_text_is_in_nfc(small: House) -> None:
    release(small, "tin-1", "", "Tie\u0302\u0301ng Vie\u0323\u0302t.\n")
    (one,) = releases(load(small, SLUG))
    assert one.draft.body[0].text == "Tiếng Việt."


def test_open_facts_of_releases_stop_a_release_build(small: House) -> None:
    from coban.build import stop_release
    from coban.errors import UnmadeError

    release(small, "tin-1", 'number: {unconfirmed: "Văn thư cấp"}')
    with pytest.raises(UnmadeError, match=r"bao-chi/tin-1\.md: not confirmed: Văn thư cấp"):
        stop_release([load(small, SLUG)])
