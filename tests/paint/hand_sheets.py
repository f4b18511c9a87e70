"""Sheets set by hand, without a layout: what the painters are tried on."""

from __future__ import annotations

from pathlib import Path

from coban.colour import Ink
from coban.geometry import Rect
from coban.scene import Box, Code, Item, Picture, Role, Sheet, Stamp, Text
from coban.text import Face, face

ROOT = Path(__file__).resolve().parents[2]
ICC = ROOT / "assets" / "icc" / "ISOcoated_v2_300_bas.icc"
PICTURES = ROOT / "tests" / "cases" / "pictures"
LINK = "https://xulang.vn/q/06148/"
VALUE = "Công dân số Xứ Lạng - Chủ nhân trong không gian số"

FIELD = Ink("field", (0, 53, 128), (100, 84, 0, 12))
COBALT = Ink("cobalt", (0, 71, 171), (100, 78, 0, 0))
WHITE = Ink("white", (255, 255, 255), (0, 0, 0, 0))
PALE = Ink("pale", (201, 216, 240), (20, 12, 0, 0))

LEAF = (
    ("moveTo", ((0.0, -0.5),)),
    ("curveTo", ((0.3, -0.2), (0.3, 0.2), (0.0, 0.5))),
    ("curveTo", ((-0.3, 0.2), (-0.3, -0.2), (0.0, -0.5))),
    ("closePath", ()),
)


def arimo() -> Face:
    return face(ROOT / "assets" / "fonts" / "Arimo-Bold.ttf")


def line(role: Role, words: str, x: float, y: float, size: float, ink: Ink = WHITE) -> Text:
    return Text(role, arimo().shape(words), arimo(), x, y, size, ink)


def banner_shared() -> tuple[Item, ...]:
    """The shared part of a street banner of 6 × 1 m with 5 cm bleed."""
    spots = tuple(
        (4400.0 + 260 * i, 40.0 + 300 * j, 200.0, 45.0 * i, COBALT) for i in range(3) for j in range(4)
    )
    sponsors = ROOT / "assets" / "sponsors"
    return (
        Box(Role.FIELD, Rect(-50, -50, 6100, 1100), FIELD),
        Stamp(Role.MOTIF, LEAF, spots),
        Box(Role.SPONSOR, Rect(100, 150, 700, 700), WHITE, radius=40),
        Picture(Role.SPONSOR, sponsors / "vnpt.svg", Rect(200, 250, 500, 150), stand_in=True),
        Picture(Role.SPONSOR, sponsors / "viettel.svg", Rect(200, 550, 500, 150), stand_in=True),
        line(Role.MESSAGE, "Công dân số Xứ Lạng", 1000, 400, 320),
        Box(Role.MESSAGE, Rect(1020, 505, 294, 17), WHITE, words="-"),
        line(Role.MESSAGE, "Chủ nhân trong không gian số", 1000, 780, 210),
    )


def banner(shared: tuple[Item, ...], place: str = "Xã Hòa Bình", link: str = LINK) -> Sheet:
    """The banner of one place, made 1:10."""
    own = (
        line(Role.PLACE, place, 1000, 920, 90, PALE),
        Box(Role.QR, Rect(5260, 150, 640, 640), WHITE, radius=20),
        Code(Role.QR, link, Rect(5340, 230, 480, 480), FIELD),
    )
    return Sheet(
        title=f"Băng zôn & thử <{place}>",
        width=6000.0,
        height=1000.0,
        bleed=50.0,
        safe=Rect(50, 50, 5900, 900),
        scale=10,
        px=None,
        shared=shared,
        own=own,
        slug=("Công dân số Xứ Lạng", place, "TỶ LỆ 1:10"),
    )


def small(*items: Item, width: float = 60.0, height: float = 40.0) -> Sheet:
    """A little sheet of 1:1 with 3 mm bleed and a field of white."""
    field = Box(Role.FIELD, Rect(-3, -3, width + 6, height + 6), WHITE)
    safe = Rect(3, 3, width - 6, height - 6)
    return Sheet("Mẫu thử", width, height, 3.0, safe, 1, None, (field, *items))
