"""Content: runs of a sheet's items as form XObjects, in millimetres, y downwards, in one process's colours.

What every vector writer shares: the PDF for print and the file that the PNG is rastered from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin

from coban.geometry import Rect, fit_inside
from coban.paint import curves, words
from coban.paint.artwork import placed
from coban.paint.body import Body, Ref, Value, factors, numbers, text_string
from coban.paint.process import Process, fill
from coban.scene import Box, Code, Item, Picture, Role, Stamp, Text, layers

FINE = 1000
"""A stamp's unit square is written with a thousand units, for the places behind the comma."""

SIGN_EM, SIGN_BEFORE_EM = 0.03, 0.25
"""Width of an invisible sign, and how far before its line it stands: a space away from the first word."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A run of items of one role, as it stands in the file."""

    role: Role
    form: Ref


def written_layers(
    body: Body, process: Process, items: tuple[Item, ...], clip: Rect, *, searchable: bool
) -> list[Layer]:
    """The items in painting order, neighbours of one role together; nothing shows outside the clip."""
    return [
        Layer(role, _form(body, process, role, run, clip, searchable=searchable))
        for role, run in layers(items)
    ]


def group(body: Body, role: Role) -> Ref:
    """The optional-content group of a role: what a designer sees as a layer."""
    return body.once(role, lambda: body.add({"Type": "/OCG", "Name": text_string(role)}))


def single_page(body: Body, entries: Mapping[str, Value], matrix: str, forms: Mapping[str, Ref]) -> Ref:
    """A tree of one page that paints these forms by their names, in the frame of the matrix."""
    rows = [f"q {matrix} cm", *(f"/{name} Do" for name in forms), "Q"]
    contents = body.add_stream({}, "\n".join(rows).encode("ascii"))
    page = body.add(
        {
            **entries,
            "Type": "/Page",
            "Parent": body.ahead(1),
            "Contents": contents,
            "Resources": {"XObject": dict(forms)},
        }
    )
    return body.add({"Type": "/Pages", "Count": 1, "Kids": [page]})


def _form(
    body: Body, process: Process, role: Role, items: Iterable[Item], clip: Rect, *, searchable: bool
) -> Ref:
    run = _Run(body, process, searchable)
    rows = [*(run.painted(item) for item in items), run.left_over()]
    resources: dict[str, Value] = {"XObject": run.drawings} if run.drawings else {}
    if run.has_words:
        resources["Font"] = {"W": words.font(body)}
    return body.add_stream(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": [clip.x, clip.y, clip.right, clip.bottom],
            "Resources": resources,
            "OC": group(body, role),
        },
        "\n".join(rows).encode("ascii"),
    )


@dataclass(slots=True)
class _Run:
    """The items of one form, and what they need as resources."""

    body: Body
    process: Process
    searchable: bool
    drawings: dict[str, Value] = field(default_factory=dict)
    has_words: bool = False
    _sign: Box | None = None
    """A box that stands for a sign, until the line is known that it is read before."""

    def painted(self, item: Item) -> str:
        match item:
            case Box():
                return self._box(item)
            case Stamp():
                return self._stamp(item)
            case Text():
                return self._text(item)
            case Picture():
                return self._picture(item)
            case Code():
                return self._code(item)

    def _box(self, box: Box) -> str:
        shape = f"{fill(self.process, box.ink)}\n{curves.rectangle(box.rect, box.radius)} f"
        if box.words.strip():
            self._sign = box
        return shape

    def left_over(self) -> str:
        """A sign that no line followed, where its box is."""
        if not self._sign or not self.searchable:
            return ""
        rect, sign = self._sign.rect, self._sign.words.strip()
        return self._words([(sign, rect.x, rect.width)], rect.bottom, rect.height)

    def _stamp(self, stamp: Stamp) -> str:
        shape = self.body.once(stamp.outline, lambda: self._shape(stamp))
        name = self._named("S", shape)
        rows, ink = [], None
        for x, y, size, turn, spot_ink in stamp.spots:
            if spot_ink != ink:
                rows.append(fill(self.process, spot_ink))
                ink = spot_ink
            c, s = size * cos(radians(turn)), size * sin(radians(turn))
            matrix = f"{factors(c / FINE, s / FINE, -s / FINE, c / FINE)} {numbers(x, y)}"
            rows.append(f"q {matrix} cm /{name} Do Q")
        return "\n".join(rows)

    def _shape(self, stamp: Stamp) -> Ref:
        fine = tuple((verb, tuple((x * FINE, y * FINE) for x, y in pts)) for verb, pts in stamp.outline)
        entries: dict[str, Value] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": [-FINE, -FINE, FINE, FINE],
            "Resources": {},
        }
        return self.body.add_stream(entries, f"{curves.path(fine)}\nf*".encode("ascii"))

    def _text(self, text: Text) -> str:
        em = text.size / text.face.upem
        rows = [fill(self.process, text.ink), f"q {factors(em, 0, 0, -em, text.x, text.y)} cm"]
        for glyph in text.line.glyphs:
            outline = curves.glyph(text.face, glyph.gid)
            if outline:
                at = numbers(1, 0, 0, 1, glyph.x * text.face.upem, glyph.y * text.face.upem)
                rows.append(f"q {at} cm\n{outline}\nf Q")
        rows.append("Q")
        if self.searchable:
            starts = text.line.word_starts()
            placed_words = [(word, text.x + x * text.size, width * text.size) for word, x, width in starts]
            if self._sign:
                # At the end of a line a reader takes it for a hyphen and drops it.
                before = text.x - SIGN_BEFORE_EM * text.size
                placed_words.insert(0, (self._sign.words.strip(), before, SIGN_EM * text.size))
                self._sign = None
            rows.append(self._words(placed_words, text.y, text.size))
        return "\n".join(rows)

    def _words(self, row: list[tuple[str, float, float]], baseline: float, size: float) -> str:
        """Words with their x and their width, on one baseline."""
        self.has_words = True
        last = len(row) - 1
        shown = [
            words.shown(word, x, baseline, width, size, last=index == last)
            for index, (word, x, width) in enumerate(row)
            if width > 0
        ]
        return "\n".join([f"q BT 3 Tr /W {numbers(size)} Tf", *shown, "ET Q"])

    def _picture(self, picture: Picture) -> str:
        artwork = placed(self.body, self.process, picture.file)
        box = fit_inside(artwork.aspect, picture.rect)
        matrix = factors(box.width / artwork.width, 0, 0, -box.height / artwork.height, box.x, box.bottom)
        return f"q {matrix} cm /{self._named('P', artwork.ref)} Do Q"

    def _code(self, code: Code) -> str:
        side, runs = curves.modules(code.payload)
        matrix = factors(code.rect.width / side, 0, 0, code.rect.height / side, code.rect.x, code.rect.y)
        return f"{fill(self.process, code.ink)}\nq {matrix} cm\n{runs}\nf Q"

    def _named(self, letter: str, ref: Ref) -> str:
        """The resource name of a drawing, the same each time it is asked for."""
        name = f"{letter}{ref.number}"
        self.drawings[name] = ref
        return name
