"""Linked data of the pages: schema.org's own types judge it, PyLD expands it; it holds facts only."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from tests.site.conftest import CAMPAIGNS, Sites
from tests.site.telling import ADDRESS, CORRECTED, HELD_UNTIL, Told, as_of

from coban.artefact import read_manifest
from coban.campaign import Brief, House, load
from coban.pages.newsroom import Newsroom, newsroom
from coban.pages.structured_data import PageFacts, json_ld

WEB = Path(__file__).parents[1] / "web" / "node_modules"
VOCABULARY = "https://schema.org/"
LINKS = ("contentUrl", "thumbnailUrl", "license", "mainEntityOfPage", "url", "item")
"""Of those that our pages use, what schema.org's context reads as addresses."""

CONTEXT = {"@vocab": VOCABULARY, **{name: {"@type": "@id"} for name in LINKS}}
HOME = PageFacts("", "Trang", "Mô tả")
TITLES = {"": "Trang chủ", "bao-chi/": "Dành cho báo chí"}

Node = dict[str, Any]


def type_faults(folder: Path, graphs: Iterable[Node]) -> list[str]:
    """What schema.org's vocabulary, as TypeScript types, has against them."""
    compiler = WEB / "typescript" / "bin" / "tsc"
    assert compiler.is_file() and (WEB / "schema-dts").is_dir(), "types are not installed; run `make web`"
    unlike = dict.fromkeys(json.dumps(graph, ensure_ascii=False) for graph in graphs)
    rows = (f"const g{number}: Graph = {graph};" for number, graph in enumerate(unlike))
    (folder / "node_modules").symlink_to(WEB)
    (folder / "graphs.ts").write_text(
        "\n".join(['import type { Graph } from "schema-dts";', *rows, "export {};"]), "utf-8"
    )
    command = [str(compiler), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "graphs.ts"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return [line for line in told.stdout.splitlines() if "error" in line]


def graphs_of(sites: Sites, slug: str) -> dict[str, list[Node]]:
    """By the page's path from the site's root."""
    folder = sites.folder(slug)
    paths = sorted(path for path in folder.rglob("index.html") if "tai-ve" not in path.parts)
    places = {path: path.parent.relative_to(folder).as_posix() for path in paths}
    return {
        "" if place == "." else f"{place}/": Told(path.read_text("utf-8")).graphs
        for path, place in places.items()
        if not place.startswith("q/")
    }


def nodes(graph: Node, kind: str) -> list[Node]:
    return [node for node in graph["@graph"] if node["@type"] == kind]


def told_of(brief: Brief, id: str) -> Node:
    news = newsroom(brief, ())
    page = news.page(f"bao-chi/{id}.md")
    assert page
    facts = PageFacts(page.release.address, page.paper.headline, page.lead, page)
    graph: Node = json.loads(json_ld(brief, facts, TITLES))
    return graph


def home_of(brief: Brief) -> Node:
    graph: Node = json.loads(json_ld(brief, HOME, TITLES))
    return graph


def test_every_page_is_of_the_vocabulary(sites: Sites, press_house: House, tmp_path: Path) -> None:
    found = [graph for slug in CAMPAIGNS for page in graphs_of(sites, slug).values() for graph in page]
    found += [told_of(as_of(press_house, CORRECTED), id) for id in ("tin-1", "tin-khong-ngay")]
    kinds = {node["@type"] for graph in found for node in graph["@graph"]}
    expected = "GovernmentOrganization WebSite Event BreadcrumbList NewsArticle ImageObject"
    assert kinds == set(expected.split())
    assert type_faults(tmp_path, found) == []


def test_the_vocabulary_sees_what_is_not_of_it(sites: Sites, tmp_path: Path) -> None:
    (graph,) = graphs_of(sites, "quang-ngai-app")[""]
    for number, (was, now) in enumerate(
        (("organizer", "publisher"), ("alternateName", "alternateNames"), ("MixedEvent", "SomeEvent"))
    ):
        broken = json.dumps(graph).replace(was, now)
        assert broken != json.dumps(graph)
        (tmp_path / str(number)).mkdir()
        assert type_faults(tmp_path / str(number), [json.loads(broken)]), now


@pytest.mark.parametrize("slug", ["xu-lang", "quang-ngai-app"])
def test_expanded_every_node_has_an_address_and_every_reference_its_node(sites: Sites, slug: str) -> None:
    """The second site has no address of its own: the page's completes what it says."""
    root = "https://xulang.vn/" if slug == "xu-lang" else "https://o-day.example/trang/"
    for place, (graph,) in graphs_of(sites, slug).items():
        rows = jsonld.expand({**graph, "@context": CONTEXT}, {"base": root + place})
        flat = jsonld.flatten(rows)
        known = {row["@id"] for row in flat if "@type" in row}
        for row in flat:
            for name, values in row.items():
                if name.startswith("@"):
                    continue
                assert name.startswith(VOCABULARY), name
                links = [value["@id"] for value in values if "@id" in value]
                assert all(link.startswith((root, "_:", VOCABULARY)) for link in links), (place, links)
                ours = [link for link in links if "#" in link]
                assert set(ours) <= known, place
        assert all((sites.folder(slug) / file).is_file() for file in _files(flat, root)), place


def test_every_page_but_the_home_page_has_its_trail(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        for place, graphs in graphs_of(sites, slug).items():
            (graph,) = graphs
            trails = nodes(graph, "BreadcrumbList")
            assert len(trails) == bool(place), place
            if place:
                steps = trails[0]["itemListElement"]
                assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    (guide,) = graphs_of(sites, "xu-lang")["huong-dan/isee/"]
    (trail,) = nodes(guide, "BreadcrumbList")
    assert [step["name"] for step in trail["itemListElement"]] == [
        "Công dân số Xứ Lạng",
        "Hướng dẫn",
        "Trợ lý ảo “iSee Lạng Sơn”",
    ]


def test_events_say_where_and_what_nobody_confirmed(xu_lang: Brief, tuyen_quang: Brief) -> None:
    (launch,) = nodes(home_of(xu_lang), "Event")
    region = {"@type": "PostalAddress", "addressCountry": "VN", "addressRegion": "Lạng Sơn"}
    assert launch["location"] == {"@type": "Place", "name": "Trung tâm Hội nghị The Pride", "address": region}
    events = nodes(home_of(tuyen_quang), "Event")
    assert len(events) == 3 and not any("location" in event for event in events)
    told = [event.get("description", "") for event in events]
    assert (
        told.count(
            "Địa điểm chưa xác nhận: Văn bản không ghi địa điểm; Sở Thông tin và Truyền thông cung cấp."
        )
        == 2
    )
    assert "endDate" not in launch and launch["startDate"] == "2022-05-12"


def test_an_event_with_meeting_points_is_mixed(house: House) -> None:
    (event,) = nodes(home_of(load(house, "quang-ngai-app")), "Event")
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    place, virtual = event["location"]
    assert place["name"] == "Trung tâm IOC (Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh)"
    assert virtual == {
        "@type": "VirtualLocation",
        "name": "Trực tuyến đến 13 điểm cầu cấp huyện và 173 điểm cầu cấp xã",
    }


def test_a_release_is_an_article_with_its_hours_its_office_and_its_correction(press_house: House) -> None:
    (article,) = nodes(told_of(as_of(press_house, CORRECTED), "tin-1"), "NewsArticle")
    assert article["datePublished"] == "2022-05-10T00:00:00+07:00"
    assert article["dateModified"] == CORRECTED.isoformat()
    assert article["correction"] == [
        {"@type": "CorrectionComment", "text": "Sửa giờ khai mạc.", "datePublished": CORRECTED.isoformat()}
    ]
    assert article["mainEntityOfPage"] == f"{ADDRESS}bao-chi/tin-1/"
    assert article["publisher"] == {"@id": f"{ADDRESS}#co-quan"}
    (undated,) = nodes(told_of(as_of(press_house, CORRECTED), "tin-khong-ngay"), "NewsArticle")
    assert not {"datePublished", "dateModified", "correction", "image"} & set(undated)


def test_a_picture_carries_its_rights_and_no_invented_licence(sites: Sites, press_house: House) -> None:
    before = as_of(press_house, CORRECTED.replace(hour=8))
    (picture,) = nodes(told_of(before, "tin-1"), "ImageObject")
    assert picture["license"] == "https://creativecommons.example/by/4.0/"
    assert picture["creditText"] and picture["caption"].startswith("Cao Lãm")
    assert picture["contentUrl"] == f"{ADDRESS}bao-chi/tin-1/cau.png"
    (graph,) = graphs_of(sites, "xu-lang")["bao-chi/tcbc-1/"]
    (piece,) = nodes(graph, "ImageObject")
    assert "license" not in piece and "acquireLicensePage" not in piece
    assert "chưa xác nhận" in piece["copyrightNotice"] and "hỏi cơ quan chủ trì" in piece["usageInfo"]["text"]


def test_the_gallery_tells_whose_each_piece_is(sites: Sites) -> None:
    (graph,) = graphs_of(sites, "dak-nong-ra-quan")["an-pham/"]
    pieces = nodes(graph, "ImageObject")
    made = read_manifest(sites.root / "dist/dak-nong-ra-quan/manifest.json")
    wanted = [row for row in made if row.kind in ("digital", "preview") and row.place is None]
    assert len(pieces) == len(wanted) > 10
    assert len({piece["contentUrl"] for piece in pieces}) == len(pieces)
    for piece in pieces:
        assert piece["creditText"] == "Sở Thông tin và Truyền thông tỉnh Đắk Nông"
        assert piece["caption"] and piece["description"] and "license" not in piece
    released = next(piece for piece in pieces if piece["name"] == "Đi từng ngõ, gõ từng nhà")
    assert released["caption"].startswith("Đắk Nông, tháng 10/2022"), "as its release words it"


def test_what_is_held_is_told_to_the_invited_without_the_public_address(press_house: House) -> None:
    early = HELD_UNTIL.replace(month=5)
    assert Newsroom(newsroom(as_of(press_house, early), ()).pages).page("bao-chi/tin-sau.md") is None
    graph = told_of(as_of(press_house, early, invited=True), "tin-sau")
    assert ADDRESS not in json.dumps(graph)


def test_a_name_cannot_leave_the_script_element(xu_lang: Brief) -> None:
    campaign = xu_lang.campaign.model_copy(update={"name": "</script><b>"})
    assert "<" not in json_ld(replace(xu_lang, campaign=campaign), HOME, TITLES)


def _files(flat: Iterable[Node], root: str) -> list[str]:
    """Paths of the files that are named, from the site's root."""
    names = (f"{VOCABULARY}contentUrl", f"{VOCABULARY}thumbnailUrl")
    found = [value["@id"] for row in flat for name in names for value in row.get(name, ())]
    return [address.removeprefix(root) for address in found]
