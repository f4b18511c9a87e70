"""Readers of finished PDFs that share no code with the painter."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf

MM_PER_PT = 25.4 / 72


def run(*command: str | Path) -> str:
    """What a tool prints on both channels; it must be there and must end with 0."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The page, and every form and tiling pattern of the file, masks included."""
    yield pdf.pages[0].obj
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and (
            item.get("/Subtype") == "/Form" or item.get("/PatternType") == 1
        ):
            yield item


def operators(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each operator that sets a colour, with its numbers."""
    colours = {"k", "K", "rg", "RG", "g", "G", "sc", "SC", "scn", "SCN"}
    for stream in streams(pdf):
        for instruction in pikepdf.parse_content_stream(stream):
            name = str(instruction.operator)
            if name in colours and not isinstance(instruction.operands[-1], pikepdf.Name):
                yield name, tuple(float(value) for value in instruction.operands)


def colour_spaces(pdf: pikepdf.Pdf) -> set[str]:
    """Names of every colour space of a shading, an image, a group or a resource."""
    found = set()
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
            continue
        spaces = [item.get("/ColorSpace"), item.get("/Group", {}).get("/CS")]
        resources = item.get("/Resources", {})
        spaces += list(resources.get("/ColorSpace", {}).values())
        spaces += [shading.ColorSpace for shading in resources.get("/Shading", {}).values()]
        spaces += [
            pattern.Shading.ColorSpace
            for pattern in resources.get("/Pattern", {}).values()
            if pattern.PatternType == 2
        ]
        found |= {_space_name(space) for space in spaces if space is not None}
    return found


def _space_name(space: pikepdf.Object) -> str:
    if isinstance(space, pikepdf.Array):
        return f"{space[0]} {space[1].N}" if space[0] == "/ICCBased" else str(space[0])
    return str(space) if isinstance(space, pikepdf.Name) else "resources"
