"""Which pieces go to which print shop, and which of them are odd."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.shop.conftest import HUU_LUNG, made

from coban.artefact import Artefact
from coban.campaign import Brief
from coban.campaign.places import Place
from coban.shop import packages
from coban.shop.odd import marked_capitals, marks, odd_ones


def test_each_district_has_its_communes_and_the_province_the_rest(brief: Brief, rows: list[Artefact]) -> None:
    found = {package.slug: package for package in packages(brief, rows)}
    assert list(found) == ["huyen-dinh-lap", "huyen-huu-lung", "cap-tinh"]
    for slug in ("huyen-huu-lung", "huyen-dinh-lap"):
        package = found[slug]
        here = {place.code for place in brief.places if place.district == package.title}
        assert {job.row.place for job in package.jobs} == here
        assert not package.unmade
    assert [job.file for job in found["cap-tinh"].jobs] == [
        "in/phuon/phuon_value.pdf",
        "in/standee/standee_value.pdf",
        "so/facebook-bai/facebook-bai_bank.png",
        "so/facebook-bai/facebook-bai_isee.png",
    ]


def test_every_piece_is_in_just_one_package(brief: Brief, rows: list[Artefact]) -> None:
    files = [job.row.path for package in packages(brief, rows) for job in package.jobs]
    assert sorted(files) == sorted(row.path for row in rows if row.kind in ("print", "digital"))


def test_every_piece_has_its_picture(brief: Brief, rows: list[Artefact]) -> None:
    for package in packages(brief, rows):
        for job in package.jobs:
            assert job.picture
            assert job.picture.kind == ("preview" if job.is_print else "digital")
            assert job.picture.path.rsplit(".", 1)[0].endswith(job.name.rsplit(".", 1)[0])


def test_the_province_is_told_of_orders_without_a_file(brief: Brief, rows: list[Artefact]) -> None:
    unmade = {order.id for order in packages(brief, rows)[-1].unmade}
    assert {"gian-trung-bay", "bang-zon-cong"} <= unmade
    assert not unmade & {"bang-zon-xa", "phuon", "standee", "facebook-bai"}


def test_without_pieces_there_is_no_package(brief: Brief) -> None:
    assert packages(brief, []) == ()


def test_districts_of_one_name_in_two_provinces_are_kept_apart(brief: Brief) -> None:
    places = (
        Place("00001", "Xã A", "Huyện Châu Thành", "Tỉnh An Giang"),
        Place("00002", "Xã B", "Huyện Châu Thành", "Tỉnh Bến Tre"),
        Place("00003", "Xã C", "Huyện Ba Tri", "Tỉnh Bến Tre"),
    )
    brief = replace(brief, places=places)
    rows = [row for place in places for row in made(brief, "bang-zon-xa", "value", (6, 1), place=place.code)]
    assert [(package.slug, len(package.jobs)) for package in packages(brief, rows)] == [
        ("huyen-ba-tri", 1),
        ("huyen-chau-thanh-tinh-an-giang", 1),
        ("huyen-chau-thanh-tinh-ben-tre", 1),
    ]


def test_odd_are_the_longest_the_shortest_the_most_marked_and_names_borne_twice(
    brief: Brief, rows: list[Artefact]
) -> None:
    package = next(package for package in packages(brief, rows) if package.title == HUU_LUNG)
    names = {job.file: job.copy.name for job in package.jobs if job.copy}
    odd = odd_ones(brief, package.jobs)
    by_reason = {why: names[file] for file, reasons in odd.items() for why in reasons}
    assert by_reason["tên dài nhất"] == "Thị trấn Hữu Lũng"
    assert len(by_reason["tên ngắn nhất"]) == min(map(len, names.values()))
    assert marks(by_reason["nhiều dấu nhất"]) == max(map(marks, names.values()))
    everywhere = [place.name for place in brief.places]
    twice = {name for name in names.values() if everywhere.count(name) > 1}
    assert twice and twice == {names[file] for file, why in odd.items() if "trùng tên với nơi khác" in why}


def test_a_few_pieces_have_no_odd_one(brief: Brief, rows: list[Artefact]) -> None:
    assert odd_ones(brief, packages(brief, rows)[0].jobs[:3]) == {}


@pytest.mark.parametrize(
    ("text", "all_marks", "capitals"),
    [("Xa", 0, 0), ("Xã", 1, 0), ("Đồng Đăng", 5, 2), ("Ễ", 2, 1), ("ĐẢNG", 2, 2), ("Hữu Liên", 3, 0)],
)
def test_marks_are_counted_through_composed_letters(text: str, all_marks: int, capitals: int) -> None:
    assert (marks(text), marked_capitals(text)) == (all_marks, capitals)
