"""Chapters: the pages of a campaign's site that belong in its booklet, filled with their facts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown import Markdown
from markupsafe import Markup, escape
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from coban.campaign.facts import known
from coban.campaign.house import shipped
from coban.campaign.places import ascii_slug
from coban.campaign.site_pages import INSTALL
from coban.errors import InputError
from coban.pages import markdown
from coban.pages.components import components
from coban.pages.microsite import Microsite
from coban.text import nfc

EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "md_in_html",
    "pymdownx.details",
    "tables",
    "toc",
)
"""Those of mkdocs.yml and of MkDocs itself: a page means the same on paper as on the screen."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.S | re.M)


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it was written."""

    page: str
    """Its path from the campaign's folder: `huong-dan/isee.md`."""
    meta: Mapping[str, Any]
    """Its front matter."""
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page as HTML, its facts filled in, its links as on the site."""

    page: str
    address: str
    """From the site's root: `huong-dan/isee/`."""
    html: str

    @property
    def id(self) -> str:
        return self.address.strip("/").replace("/", "-")


def chapters(site: Microsite) -> list[Chapter]:
    """How to install, then each service's guide, then every page that says `booklet: true`.

    A page with `booklet: start` comes before the guides, one with `booklet: false` stays out. Raises
    InputError that names page and line.
    """
    folders = _folders(site)
    env = markdown.environment([site.brief.house.folder(site.brief.campaign.slug), *folders])
    return [_chapter(site, env, source) for source in _sources(site, folders)]


def site_address(site: Microsite, path: str) -> str | None:
    """The whole address of a page; None while the site's own is not confirmed."""
    root = known(site.brief.campaign.site)
    return f"{root.rstrip('/')}/{path}" if root else None


def address_of(page: str) -> str:
    """'huong-dan/isee.md' → 'huong-dan/isee/', 'index.md' → '': as MkDocs serves it."""
    stem = page.removesuffix(".md")
    above, name = posixpath.split(stem)
    stem = above if name in ("index", "README") else stem
    return f"{stem}/" if stem else ""


def _sources(site: Microsite, folders: list[Path]) -> Iterator[Source]:
    campaign = site.brief.campaign
    folder = site.brief.house.folder(campaign.slug)
    guides = [service.guide for service in campaign.services]
    given = [*((INSTALL,) if campaign.app and guides else ()), *guides]
    own = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    found = []
    for page in dict.fromkeys([*given, *own]):
        file = _file(page, folder, folders)
        source = _read(file, page, f"docs/{campaign.slug}/{page}") if file else None
        if source and source.meta.get("booklet", page in given):
            found.append(source)
    yield from sorted(found, key=lambda source: (source.page in guides) + 2 * _at_the_end(source, given))


def _at_the_end(source: Source, given: list[str]) -> bool:
    return source.page not in given and source.meta["booklet"] != "start"


def _folders(site: Microsite) -> list[Path]:
    both = (site.brief.house.root / "overrides", shipped("overrides"))
    return list(dict.fromkeys(folder for folder in both if folder.is_dir()))


def _file(page: str, folder: Path, folders: list[Path]) -> Path | None:
    """The campaign's own page, else the standard one."""
    tried = [folder / page, *(each / "pages" / page for each in folders)]
    return next((path for path in tried if path.is_file()), None)


def _read(file: Path, page: str, shown: str) -> Source:
    text = nfc(file.read_text("utf-8"))
    found = _FRONT_MATTER.match(text)
    try:
        meta = YAML(typ="safe").load(found[1]) if found else {}
    except YAMLError as error:
        raise InputError.at(shown, f"its front matter is no YAML: {error}") from error
    return Source(page, meta if isinstance(meta, dict) else {}, text[found.end() :] if found else text)


def _chapter(site: Microsite, env: ImmutableSandboxedEnvironment, source: Source) -> Chapter:
    address = address_of(source.page)
    facts = _facts(site, source.page, address)
    try:
        text = markdown.render(env, source.text, {**facts, **components(site, env, facts)})
    except markdown.TemplateFault as fault:
        raise InputError.at(f"docs/{site.brief.campaign.slug}/{source.page}", str(fault)) from fault
    slugs = {"toc": {"slugify": lambda heading, _: ascii_slug(heading)}}
    return Chapter(
        source.page, address, Markdown(extensions=EXTENSIONS, extension_configs=slugs).convert(text)
    )


def _facts(site: Microsite, page: str, address: str) -> dict[str, Any]:
    """What pages may use, as the plugin gives it to them."""
    brief = site.brief
    service = next((s for s in brief.campaign.services if s.guide == page), None)

    def link(path: str) -> Markup:
        seen = posixpath.relpath(path, address or ".")
        return escape(f"{seen}/" if path.endswith("/") else seen)

    return {"site": site, "brief": brief, "campaign": brief.campaign, "service": service, "link": link}
