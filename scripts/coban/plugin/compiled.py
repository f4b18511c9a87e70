"""Compiled templates, kept while `coban serve` runs: after a save only what was edited is compiled anew."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """In memory, so that nothing can be half-written, foreign or in the way of another process.

    What is kept counts only for the very source that it was compiled from. One for each kind of environment:
    how a template is compiled hangs on the environment's own settings.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        source, code = self._kept.get(bucket.key, ("", None))
        bucket.code = code if source == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key] = bucket.checksum, bucket.code


THEME, PAGES = Compiled(), Compiled()
"""Of MkDocs' environment and of the sandboxed one; MkDocs makes both anew for each build."""
