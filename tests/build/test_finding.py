"""What people type for a commune or a district, and what they are told when it is not clear."""

from __future__ import annotations

import unicodedata

import pytest

from coban.build.choosing import Choice, choose
from coban.build.finding import find, named_copies, named_districts
from coban.campaign import Brief
from coban.campaign.places import Place


def places(brief: Brief, *typed: str) -> tuple[list[str], list[str]]:
    found, faults = find("--place", "commune", typed, named_copies(brief.places))
    return [place.code for place in found], [fault.message for fault in faults]


def districts(brief: Brief, *typed: str) -> tuple[list[str], list[str]]:
    found, faults = find("--district", "district", typed, named_districts(brief.places))
    return sorted({place.district for some in found for place in some}), [fault.message for fault in faults]


@pytest.mark.parametrize(
    "typed",
    [
        "06184",
        "Thị trấn Đồng Đăng",
        "đồng đăng",
        "dong dang",
        "DONG  DANG",
        "Đồng Đăng, Cao Lộc",
        "dong dang huyen cao loc",
        unicodedata.normalize("NFD", "Thị trấn Đồng Đăng"),
    ],
)
def test_a_commune_by_any_of_its_names(xu_lang: Brief, typed: str) -> None:
    assert places(xu_lang, typed) == (["06184"], [])


def test_marks_tell_two_names_apart_where_they_are_typed(xu_lang: Brief) -> None:
    """Both spellings of a tone's place are the same name; of two names, the one to the letter is meant."""
    hoa_binh = [place.code for place in xu_lang.places if place.name == "Xã Hòa Bình"]
    assert len(hoa_binh) == 4
    (found, faults) = places(xu_lang, "Xã Hoà Bình")
    assert found == [] and all(code in faults[0] for code in hoa_binh)
    assert places(xu_lang, "Hoà Bình, Văn Quan")[1] == []


def test_a_name_of_several_lists_them_with_their_codes(xu_lang: Brief) -> None:
    assert places(xu_lang, "Xã Chi Lăng") == (
        [],
        [
            (
                "'Xã Chi Lăng' may be any of 2: 06034 (Xã Chi Lăng, Huyện Tràng Định), "
                "06523 (Xã Chi Lăng, Huyện Chi Lăng); say which"
            )
        ],
    )


def test_what_is_mistyped_is_told_with_what_comes_near(xu_lang: Brief) -> None:
    assert places(xu_lang, "6184")[1][0].startswith(
        "'6184' is no commune; did you mean 06184 (Thị trấn Đồng Đăng, Huyện Cao Lộc)"
    )
    assert districts(xu_lang, "Cao Lốp") == ([], ["'Cao Lốp' is no district; did you mean 'Huyện Cao Lộc'?"])
    (told,) = districts(xu_lang, "Quận 1")[1]
    assert told.startswith("'Quận 1' is no district; expected one such as 'Thành phố Lạng Sơn', ")


def test_a_name_given_twice_is_told_however_it_is_written(xu_lang: Brief) -> None:
    found, faults = places(xu_lang, "06184", "06001", "dong dang", "06001")
    assert found == ["06001", "06184"], "in the order of the list"
    assert faults == [
        "'06184' and 'dong dang' are the same, 06184 (Thị trấn Đồng Đăng, Huyện Cao Lộc); leave one out",
        "'06001' is given twice; leave one out",
    ]


@pytest.mark.parametrize("typed", ["Huyện Cao Lộc", "cao loc", "Cao Lộc, Lạng Sơn", "CAO LOC"])
def test_a_district_by_any_of_its_names(xu_lang: Brief, typed: str) -> None:
    assert districts(xu_lang, typed) == (["Huyện Cao Lộc"], [])


def test_districts_of_one_name_are_told_apart_by_their_provinces() -> None:
    two = [
        Place("00001", "Xã A", "Huyện Châu Thành", province) for province in ("Tỉnh Long An", "Tỉnh Bến Tre")
    ]
    named = named_districts(two)
    _, faults = find("--district", "district", ["chau thanh"], named)
    assert [fault.message for fault in faults] == [
        (
            "'chau thanh' may be any of 2: 'Huyện Châu Thành, Tỉnh Long An', "
            "'Huyện Châu Thành, Tỉnh Bến Tre'; say which"
        )
    ]
    (found,), none = find("--district", "district", ["chau thanh ben tre"], named)
    assert not none and found[0].province == "Tỉnh Bến Tre"


def test_a_name_that_another_option_takes_is_told_so(xu_lang: Brief) -> None:
    _, faults = choose(xu_lang, Choice(("bang-zon-xa",), ("Huyện Cao Lộc",), ("dong dang",)))
    assert [str(fault) for fault in faults] == [
        "--place: 'Huyện Cao Lộc' is no commune of docs/xu-lang/places.csv; --district takes it",
        "--district: 'dong dang' is no district of docs/xu-lang/places.csv; --place takes it",
    ]
