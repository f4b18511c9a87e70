"""A logo with too few pixels: its pieces are refused with the cure, all others are made."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from PIL import Image, ImageDraw
from tests.build.conftest import SLUG, Inline, change

from coban.build import build
from coban.build.coarse import least_dpi
from coban.build.loading import load_all
from coban.campaign import House
from coban.cli import main

SPONSORS = """sponsors:
  - {id: mot, name: Một, logo: {file: mot.png}}
  - {id: hai, name: Hai, logo: {file: hai.jpg}}
  - {id: ba, name: Ba, logo: {file: ba.svg}}

orders:"""


def sponsored(house: House, mot: int = 300) -> None:
    folder = house.folder(SLUG)
    for name, size in {"mot.png": (mot, mot // 3), "hai.jpg": (250, 200)}.items():
        picture = Image.new("RGB", size, "white")
        ImageDraw.Draw(picture).rectangle((8, 8, size[0] - 8, size[1] // 2), fill="#E30613")
        picture.save(folder / name)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3z"/></svg>'
    (folder / "ba.svg").write_text(drawing, "utf-8")
    change(house, "campaign.yml", "orders:", SPONSORS)


def test_its_pieces_are_not_made_and_the_others_are(small: House, inline: Inline) -> None:
    sponsored(small)
    summary = build(small, [SLUG], site=False, executor=inline)
    assert summary.exit_code == 1
    (fault,) = [f for f in summary.every_fault if "bang-zon-xa" in f.file]
    lines = fault.message.split("\n")
    assert lines[0] == "pictures are too coarse for it:"
    assert [line.split(" has ")[0].strip() for line in lines[1:]] == [
        f"docs/{SLUG}/campaign.yml:{line_of(small, 'mot.png')}: sponsor 'mot': logo: 'mot.png'",
        f"docs/{SLUG}/campaign.yml:{line_of(small, 'hai.jpg')}: sponsor 'hai': logo: 'hai.jpg'",
    ]
    assert "300 × 100 px and would be " in lines[1] and "on 600x100cm: " in lines[1]
    assert "; expected at least 150 dpi; send at least " in lines[1]
    assert lines[1].endswith("px, or a vector drawing (SVG)")
    dist = small.dist(SLUG)
    assert not list(dist.glob("print/bang-zon-xa/*"))
    assert list(dist.glob("digital/facebook-bai/*.png")), "a screen has its own pixels"


def line_of(house: House, words: str) -> int:
    lines = (house.folder(SLUG) / "campaign.yml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_one_piece_alone_is_refused_too(small: House, tmp_path: Path) -> None:
    sponsored(small)
    place = load_all(small, [SLUG])[0].places[0].code
    asked = ["render", SLUG, "bang-zon-xa", "--place", place, "-o", str(tmp_path / "x.pdf")]
    found = CliRunner().invoke(main, [*asked, "--root", str(small.root)])
    assert found.exit_code == 1
    assert "expected at least 150 dpi" in found.output
    assert not (tmp_path / "x.pdf").exists()


def test_a_house_may_ask_for_less(small: House) -> None:
    """By the profile of the preflight that judges its pieces, here the shipped one for banners."""
    (brief,) = load_all(small, [SLUG])
    assert least_dpi(brief) == 150
    numbers = "checks:\n  numbers: {preflight: {profile: banner}}\n\norders:"
    change(small, "campaign.yml", "orders:", numbers)
    (brief,) = load_all(small, [SLUG])
    assert least_dpi(brief) == 72
