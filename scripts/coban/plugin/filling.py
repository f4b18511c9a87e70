"""Facts and components into a page's Markdown and front matter; faults with the page's file and line."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from mkdocs.structure.pages import Page

from coban.campaign.spots import unknown
from coban.errors import Fault
from coban.pages import markdown
from coban.pages.components import WrongName, components
from coban.pages.gallery import DOWNLOADS
from coban.pages.microsite import Microsite
from coban.text import nfc

Link = Callable[[str], Markup]


@dataclass(frozen=True, slots=True)
class Filling:
    """One page that waits for its facts."""

    page: Page
    where: str
    """Its file, as faults name it."""
    env: ImmutableSandboxedEnvironment
    """Knows the parts that it may include; the same for all pages, so that each part is compiled once."""

    def filled(
        self, text: str, site: Microsite, facts: dict[str, Any], complain: Callable[[Fault], None]
    ) -> str:
        """The Markdown, and in place the title and description; what is wrong is complained of and stays."""
        env = self.env
        facts = {**facts, **components(site, env, facts)}
        source = self.page.file.content_string
        for key in ("title", "description"):
            if isinstance(self.page.meta.get(key), str):
                line = _line_of(source, f"{key}:")
                try:
                    self.page.meta[key] = markdown.render(env, nfc(self.page.meta[key]), facts)
                except markdown.TemplateFault as fault:
                    complain(Fault(self.where, line, f"{key}: {fault.message}"))
        try:
            return markdown.render(env, nfc(text), facts)
        except markdown.TemplateFault as fault:
            above = source.count("\n") - text.count("\n")
            complain(Fault(self.where, fault.line and fault.line + above, fault.message))
            return text


def checked(link: Link, addresses: Iterable[str]) -> Link:
    """The same, but what is no page or file of the site raises WrongName. Downloads come later."""
    known = {posixpath.normpath(address) for address in addresses}

    def only_known(path: str) -> Markup:
        target = urldefrag(path)[0] or "."
        if posixpath.normpath(target) not in known and not target.startswith(f"{DOWNLOADS}/"):
            pages = sorted(address for address in known if "." not in posixpath.basename(address))
            pages = [f"{page}/" for page in pages if not page.startswith("q/")]
            raise WrongName(unknown("page", path, pages))
        return link(path)

    return only_known


def _line_of(source: str, start: str) -> int:
    """The line that begins so; 0 when none does."""
    lines = source.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 0)
