"""Content: runs of a sheet's items as form XObjects, in millimetres, y downwards, in one process's colours.

What every vector writer shares: the PDF for print and the file that the PNG is rastered from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

from coban.geometry import Rect, fit_inside
from coban.paint import curves
from coban.paint.artwork import placed
from coban.paint.body import Body, Ref, Value, factors, numbers, text_string
from coban.paint.lettering import Lettering
from coban.paint.live import LiveFonts
from coban.paint.process import Process, fill
from coban.scene import Box, Code, Item, Picture, Role, Stamp, Text, layers

FINE = 1000
"""A stamp's unit square is written with a thousand units, for the places behind the comma."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A run of items of one role, as it stands in the file."""

    role: Role
    form: Ref


def written_layers(
    body: Body,
    process: Process,
    items: tuple[Item, ...],
    clip: Rect,
    *,
    searchable: bool,
    live: LiveFonts | None = None,
) -> list[Layer]:
    """The items in painting order, neighbours of one role together; nothing shows outside the clip.

    Letters are curves, with their words over them when `searchable`; with `live` fonts they are text.
    """
    return [
        Layer(role, _form(_Run(body, process, Lettering(body, process, searchable, live)), role, run, clip))
        for role, run in layers(items)
    ]


def group(body: Body, role: Role) -> Ref:
    """The optional-content group of a role: what a designer sees as a layer."""
    return body.once(role, lambda: body.add({"Type": "/OCG", "Name": text_string(role)}))


def single_page(body: Body, entries: Mapping[str, Value], matrix: str, forms: Mapping[str, Ref]) -> Ref:
    """A tree of one page that paints these forms by their names, in the frame of the matrix."""
    tree = body.reserve()
    return page_tree(body, tree, [page(body, tree, entries, matrix, forms)])


def page(body: Body, tree: Ref, entries: Mapping[str, Value], matrix: str, forms: Mapping[str, Ref]) -> Ref:
    """A page of a tree that is still to be put."""
    rows = [f"q {matrix} cm", *(f"/{name} Do" for name in forms), "Q"]
    contents = body.add_stream({}, "\n".join(rows).encode("ascii"))
    resources = {"XObject": dict(forms)}
    return body.add(
        {**entries, "Type": "/Page", "Parent": tree, "Contents": contents, "Resources": resources}
    )


def page_tree(body: Body, tree: Ref, pages: Sequence[Ref]) -> Ref:
    return body.put(tree, {"Type": "/Pages", "Count": len(pages), "Kids": pages})


def _form(run: _Run, role: Role, items: Iterable[Item], clip: Rect) -> Ref:
    rows = [*(run.painted(item) for item in items), run.lettering.left_over()]
    return run.body.add_stream(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": [clip.x, clip.y, clip.right, clip.bottom],
            "Resources": run.resources(),
            "OC": group(run.body, role),
        },
        "\n".join(rows).encode("ascii"),
    )


@dataclass(slots=True)
class _Run:
    """The items of one form, and what they need as resources."""

    body: Body
    process: Process
    lettering: Lettering
    drawings: dict[str, Value] = field(default_factory=dict)

    def resources(self) -> dict[str, Value]:
        kinds = {"Font": self.lettering.fonts, "XObject": {**self.drawings, **self.lettering.strings}}
        return {kind: named for kind, named in kinds.items() if named}

    def painted(self, item: Item) -> str:
        match item:
            case Box():
                return self._box(item)
            case Stamp():
                return self._stamp(item)
            case Text():
                return self.lettering.line(item)
            case Picture():
                return self._picture(item)
            case Code():
                return self._code(item)

    def _box(self, box: Box) -> str:
        shape = f"{fill(self.process, box.ink)}\n{curves.rectangle(box.rect, box.radius)} f"
        if box.words.strip():
            self.lettering.sign(box)
        return shape

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

    def _picture(self, picture: Picture) -> str:
        artwork = placed(self.body, self.process, picture.file, picture.rect)
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
