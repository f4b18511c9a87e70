"""Optional content: layers that a RIP shows or hides as the file's default configuration says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.preflight.file import PdfFile
from coban.measure.preflight.objects import listed
from coban.measure.preflight.remark import Remark


def remarks(file: PdfFile) -> Iterator[Remark]:
    content = file.catalog.get("/OCProperties")
    if not isinstance(content, pikepdf.Dictionary):
        return
    groups = listed(content.get("/OCGs"))
    default = content.get("/D")
    if not isinstance(default, pikepdf.Dictionary):
        yield Remark("layers-unset")
        return
    for config in [default, *listed(content.get("/Configs"))]:
        yield from _of_configuration(config, groups)
    hidden = {group.objgen for group in listed(default.get("/OFF"))}
    if default.get("/BaseState") == pikepdf.Name.OFF:
        hidden = {group.objgen for group in groups} - {group.objgen for group in listed(default.get("/ON"))}
    names = [_name(group) for group in groups if group.objgen in hidden]
    if names:
        yield Remark("layer-hidden", measured=", ".join(names))


def _of_configuration(config: Any, groups: list[Any]) -> Iterator[Remark]:
    if not isinstance(config, pikepdf.Dictionary):
        return
    name = str(config.get("/Name", "")).strip()
    if not name:
        yield Remark("layers-unnamed")
    if "/AS" in config:
        yield Remark("layers-automatic", where=name)
    if "/Order" in config:
        ordered = set(_ordered(config["/Order"]))
        missing = [_name(group) for group in groups if group.objgen not in ordered]
        if missing:
            yield Remark("layers-order", measured=", ".join(missing), where=name)


def _ordered(order: Any, depth: int = 0) -> Iterator[tuple[int, int]]:
    for item in listed(order):
        if isinstance(item, pikepdf.Dictionary):
            yield item.objgen
        elif isinstance(item, pikepdf.Array) and depth < 8:
            yield from _ordered(item, depth + 1)


def _name(group: Any) -> str:
    return str(group.get("/Name", "without a name")) if isinstance(group, pikepdf.Dictionary) else "?"
