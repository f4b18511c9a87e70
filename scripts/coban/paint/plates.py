"""Plates: every colour of a converted drawing rewritten for one process, curves and masks kept.

Works on what svg2pdf writes: contents, forms, tiling and shading patterns, soft masks and images, in sRGB
or in the grey of masks. Raises ValueError for what it does not know, never lets a colour through as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from coban.campaign.house import shipped
from coban.paint.gradient import run
from coban.paint.process import GreyProcess, Process, RgbProcess, Shares

GREY_PROFILE = "icc/sGrey-v4.icc"

_SOLID = {"rg": False, "g": False, "RG": True, "G": True, "sc": False, "scn": False, "SC": True, "SCN": True}
"""Operators that set a flat colour, and whether it is the stroke's."""


def separate(pdf: Pdf, process: Process) -> Object:
    """The first page as a form XObject in the colours of the process."""
    page = pdf.pages[0]
    form = pdf.make_stream(
        page.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=page.MediaBox,
        Resources=page.get("/Resources", Dictionary()),
    )
    if "/Group" in page.obj:
        form.Group = page.Group
    plates = _Plates(pdf)
    plates.recolour(form, process)
    if not plates.see_through:
        plates.make_opaque()
    return form


class _Plates:
    """One walk over a drawing; each stream is rewritten once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._forms: dict[tuple[int, int], Object] = {}
        self._grey: Object | None = None
        self.see_through = False

    def make_opaque(self) -> None:
        """Without transparency no group is needed, and a RIP has nothing to flatten."""
        for form in self._forms.values():
            if "/Group" in form:
                del form["/Group"]

    def recolour(self, form: Object, process: Process) -> None:
        if form.objgen in self._forms:
            return
        self._forms[form.objgen] = form
        resources = form.get("/Resources", Dictionary())
        spaces = {name: _components(space) for name, space in _entries(resources, "/ColorSpace")}
        form.write(pikepdf.unparse_content_stream(list(_recoloured(form, spaces, process))))
        if "/Group" in form:
            form.Group.CS = Name(process.space)
        self._resources(resources, process)

    def _resources(self, resources: Object, process: Process) -> None:
        for _, drawing in _entries(resources, "/XObject"):
            if drawing.Subtype == Name.Form:
                self.recolour(drawing, process)
            else:
                self._image(drawing, process)
        for _, pattern in _entries(resources, "/Pattern"):
            if pattern.PatternType == 2:
                self._shading(pattern.Shading, process)
            else:
                self.recolour(pattern, process)
        for _, shading in _entries(resources, "/Shading"):
            self._shading(shading, process)
        for _, state in _entries(resources, "/ExtGState"):
            self._state(state, process)
        if "/ColorSpace" in resources:
            del resources["/ColorSpace"]

    def _grey_space(self) -> Object:
        """sRGB's grey by profile, for gradients in masks: Ghostscript 10 reads those in DeviceGray as linear,
        and lets a fifth through where others let half."""
        if self._grey is None:
            self._grey = self._pdf.make_stream((shipped("assets") / GREY_PROFILE).read_bytes(), N=1)
        return Array([Name.ICCBased, self._grey])

    def _state(self, state: Object, process: Process) -> None:
        opacity = min(float(state.get("/ca", 1)), float(state.get("/CA", 1)))
        mask = state.get("/SMask")
        self.see_through |= opacity < 1 or state.get("/BM", Name.Normal) != Name.Normal
        if isinstance(mask, Dictionary):
            self.see_through = True
            self.recolour(mask.G, GreyProcess() if str(mask.S) == "/Luminosity" else process)

    def _shading(self, shading: Object, process: Process) -> None:
        if shading.ShadingType not in (2, 3):
            raise ValueError(f"it has a gradient of a kind that is not known here ({shading.ShadingType})")
        components = _components(shading.ColorSpace)
        kept = components == 1 or isinstance(process, RgbProcess)
        in_mask = components == 1 or isinstance(process, GreyProcess)
        shading.ColorSpace = self._grey_space() if in_mask else Name(process.space)
        if kept:
            return
        shading.Function = self._resampled(shading.Function, process)

    def _resampled(self, function: Object, process: Process) -> Object:
        bounds = [float(b) for b in function.get("/Bounds", [])] if function.FunctionType == 3 else []
        first, last = (float(edge) for edge in function.Domain)
        edges = [first, *bounds, last]
        runs = [self._sampled(process.ramp(list(run(function, a, b)))) for a, b in pairwise(edges)]
        return self._pdf.make_indirect(
            Dictionary(
                FunctionType=3,
                Domain=[first, last],
                Functions=Array(runs),
                Bounds=bounds,
                Encode=[0, 1] * len(runs),
            )
        )

    def _sampled(self, colours: list[Shares]) -> Object:
        samples = b"".join(round(share * 65535).to_bytes(2, "big") for colour in colours for share in colour)
        return self._pdf.make_stream(
            samples,
            FunctionType=0,
            Domain=[0, 1],
            Range=[0, 1] * len(colours[0]),
            Size=[len(colours)],
            BitsPerSample=16,
        )

    def _image(self, image: Stream, process: Process) -> None:
        self.see_through |= "/SMask" in image
        if isinstance(process, RgbProcess):
            return
        picture = pikepdf.PdfImage(image).as_pil_image()
        converted = process.image(picture.convert("RGB"))
        for key in ("/Filter", "/DecodeParms", "/Decode"):
            if key in image:
                del image[key]
        image.write(converted.tobytes())
        image.ColorSpace, image.BitsPerComponent = Name(process.space), 8


def _entries(resources: Object, kind: str) -> list[tuple[str, Any]]:
    return sorted(resources.get(kind, Dictionary()).items())


def _components(space: Object) -> int:
    """3 for the spaces of sRGB, 1 for those of grey, 0 for patterns."""
    name = space[0] if isinstance(space, Array) else space
    if name == Name.ICCBased and int(space[1].N) in (1, 3):
        return int(space[1].N)
    known = {"/DeviceRGB": 3, "/CalRGB": 3, "/DeviceGray": 1, "/CalGray": 1, "/Pattern": 0}
    if str(name) not in known:
        raise ValueError(f"it has a colour space that is not known here ({name})")
    return known[str(name)]


def _recoloured(form: Object, spaces: dict[str, int], process: Process) -> Iterator[Any]:
    """The instructions with every flat colour in the process, and no colour space set but Pattern."""
    for instruction in pikepdf.parse_content_stream(form):
        operator = str(instruction.operator)
        operands = list(instruction.operands)
        if operator in ("cs", "CS"):
            if spaces.get(str(operands[0]), 0) == 0:
                yield instruction
        elif operator in ("k", "K", "ri"):
            raise ValueError(f"it has a colour operator that is not known here ({operator})")
        elif operator in _SOLID and not (operands and isinstance(operands[-1], Name)):
            rgb = tuple(float(value) for value in operands)
            shares = process.solid(rgb * 3 if len(rgb) == 1 else rgb)
            written = process.stroke if _SOLID[operator] else process.fill
            yield [round(share, 4) for share in shares], pikepdf.Operator(written)
        else:
            yield instruction
