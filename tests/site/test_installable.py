"""The site as an app: Chromium finds nothing that would keep it from the home screen."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.conftest import CAMPAIGNS, Sites, Visit

from coban.campaign import House, load
from coban.layout.app_icon import MASKED_SHARE, app_icon


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_chromium_could_install_it(roots: dict[str, str], visit: Visit, slug: str) -> None:
    visit.page.goto(roots[slug])
    session = visit.page.context.new_cdp_session(visit.page)
    found: Any = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{roots[slug]}manifest.webmanifest"
    wrong: Any = session.send("Page.getInstallabilityErrors")
    # A browser window without a profile is what tests run in; nothing else is in the way.
    assert {row["errorId"] for row in wrong["installabilityErrors"]} <= {"in-incognito"}
    assert visit.troubles == []


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_the_icons_are_what_the_manifest_says(sites: Sites, slug: str) -> None:
    folder = sites.folder(slug)
    manifest = json.loads((folder / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["lang"] == "vi"
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(folder / icon["src"]) as picture:
            assert picture.format == "PNG"
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            colours = picture.convert("RGB").getcolors(1 << 20) or []
            assert max(colours)[1] == (0x00, 0x35, 0x80)
            assert (255, 255, 255) in {colour for _, colour in colours}


def test_the_sign_of_a_masked_icon_lies_in_the_circle_that_systems_keep(sites: Sites) -> None:
    manifest = json.loads((sites.folder("xu-lang") / "manifest.webmanifest").read_text("utf-8"))
    [masked] = [icon["src"] for icon in manifest["icons"] if icon["purpose"] == "maskable"]
    picture = Image.open(io.BytesIO((sites.folder("xu-lang") / masked).read_bytes())).convert("L")
    middle, radius = picture.width / 2, 0.4 * picture.width
    bright = [
        (x, y)
        for x in range(0, picture.width, 3)
        for y in range(0, picture.height, 3)
        if picture.getpixel((x, y)) > 128  # type: ignore[operator]
    ]
    assert len(bright) > 500
    assert all((x - middle) ** 2 + (y - middle) ** 2 < radius**2 for x, y in bright)


def test_a_campaign_without_emblem_shows_its_motif(sites: Sites) -> None:
    root = Path(__file__).parents[2]
    with_emblem, without = (
        app_icon(load(House(root), slug), maskable=True) for slug in ("xu-lang", "tuyen-quang-10-10")
    )
    assert [type(item).__name__ for item in with_emblem.shared] == ["Box", "Picture"]
    assert [type(item).__name__ for item in without.shared] == ["Box", "Stamp"]
    assert with_emblem.safe.width == 100 * MASKED_SHARE
