"""Which version of a release is out at which moment; a correction says what it changed at the old address."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from tests.build.conftest import SLUG
from tests.press.writing import release

from coban.campaign import House, load
from coban.campaign.facts import VIET_NAM
from coban.errors import InputError
from coban.press import PressRelease, faults, held, release_files, releases, statement
from coban.press.plain import plain_text

FIRST = datetime(2022, 5, 10, 0, 0, tzinfo=VIET_NAM)
CORRECTED = datetime(2022, 5, 11, 9, 0, tzinfo=VIET_NAM)
AGAIN = datetime(2022, 5, 12, 9, 0, tzinfo=VIET_NAM)
SECOND = "version: 2\ncorrects: tin-1\nchanges: Sửa giờ mở cửa.\nembargo: 2022-05-11T09:00:00+07:00"
THIRD = "version: 3\ncorrects: tin-1-2\nchanges: Sửa tên hội trường.\nembargo: 2022-05-12T09:00:00+07:00"


@pytest.fixture
def corrected(small: House) -> House:
    release(small, "tin-1", "", "Chữ cũ.\n")
    release(small, "tin-1-2", SECOND, "Chữ mới.\n")
    release(small, "tin-1-3", THIRD, "Chữ mới nhất.\n")
    return small


def at(house: House, moment: datetime, *, invited: bool = False) -> tuple[PressRelease, ...]:
    return releases(replace(load(house, SLUG), at=moment, invited=invited))


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2022, 5, 9, 23, 59, 59, tzinfo=VIET_NAM), None),
        (FIRST, "Chữ cũ."),
        (datetime.fromisoformat("2022-05-09T17:00:00+00:00"), "Chữ cũ."),
        (datetime.fromisoformat("2022-05-09T16:59:59+00:00"), None),
        (datetime(2022, 5, 11, 8, 59, 59, tzinfo=VIET_NAM), "Chữ cũ."),
        (CORRECTED, "Chữ mới."),
        (AGAIN, "Chữ mới nhất."),
    ],
)
def test_the_newest_version_that_is_out_is_shown(
    corrected: House, moment: datetime, text: str | None
) -> None:
    found = at(corrected, moment)
    assert [one.draft.body[0].text for one in found] == ([text] if text else [])
    assert not any(one.held for one in found)


def test_a_correction_keeps_address_and_file_names_and_says_what_changed(corrected: House) -> None:
    brief = replace(load(corrected, SLUG), at=AGAIN)
    (one,) = releases(brief)
    assert one.address == "bao-chi/tin-1/"
    assert sorted(release_files(brief, one)) == [f"{SLUG}-tin-1.{kind}" for kind in ("docx", "pdf", "txt")]
    said = plain_text(statement(brief, one))
    first = "Bản sửa lần 2, 09:00 ngày 12/5/2022: Sửa tên hội trường."
    assert first in said and "Bản sửa lần 1, 09:00 ngày 11/5/2022: Sửa giờ mở cửa." in said
    assert said.index(first) < said.index("Tin tin-1-3")


def test_before_its_hour_nothing_of_a_correction_is_told(corrected: House) -> None:
    brief = replace(load(corrected, SLUG), at=FIRST)
    (one,) = releases(brief)
    said = plain_text(statement(brief, one))
    assert "Bản sửa" not in said and "mới" not in said
    assert [draft.id for draft in held(brief)] == ["tin-1-2", "tin-1-3"]


def test_the_invited_see_everything_marked(corrected: House) -> None:
    (one,) = at(corrected, FIRST, invited=True)
    assert one.held and one.draft.body[0].text == "Chữ mới nhất."
    brief = replace(load(corrected, SLUG), at=FIRST, invited=True)
    assert "Không đăng, phát trước 09:00 ngày 12/5/2022" in plain_text(statement(brief, one))
    (later,) = at(corrected, AGAIN, invited=True)
    assert not later.held


def test_releases_stand_newest_first(small: House) -> None:
    for id, day in (("a", "2022-05-10"), ("b", "2022-05-12"), ("c", "2022-05-11"), ("d", "2022-05-12")):
        release(small, id, f"date: {day}")
    assert [one.id for one in at(small, AGAIN)] == ["d", "b", "c", "a"]


def test_no_two_corrections_of_one_text_and_none_before_it(small: House) -> None:
    release(small, "tin-1", "")
    release(small, "tin-1-2", SECOND)
    release(small, "tin-1-b", SECOND.replace("version: 2", "version: 4"))
    release(small, "tin-0", "version: 2\ncorrects: tin-1-2\nchanges: Sửa.")
    told = "\n".join(map(str, faults(load(small, SLUG))))
    assert "'tin-1' has a correction; correct that one" in told
    assert "version: expected 2, one more than in 'tin-1', got 4" in told
    assert "it would be out before 'tin-1-2', which it corrects" in told
    with pytest.raises(InputError):
        at(small, AGAIN)
