"""The MkDocs plugin: turns events into calls of coban.pages. The only module that knows MkDocs."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from coban.campaign.facts import known
from coban.campaign.house import House, shipped
from coban.errors import CobanError
from coban.pages import dress, forward, head, markdown
from coban.pages.downloads import offer
from coban.pages.microsite import Microsite, microsite
from coban.pages.webfont import web_font
from coban.text import nfc

log = get_plugin_logger("coban")
_BALLAST = re.compile(r"\.map$|^assets/javascripts/lunr/(?!min/lunr\.(stemmer\.support|vi)\.min\.js$)")
_BUNDLE = re.compile(r'<script src="([^"]*assets/javascripts/bundle\.[^"]+)"></script>')


class NoOptions(Config):
    """Everything is said in campaign.yml."""


class CobanPlugin(BasePlugin[NoOptions]):
    """One campaign's microsite; which one, the variables CAMPAIGN and COBAN_ROOT say."""

    site: Microsite

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        here = Path(config.config_file_path).parent
        house = House(Path(os.environ.get("COBAN_ROOT", here)).resolve())
        slug = os.environ.get("CAMPAIGN", "xu-lang")
        try:
            self.site = microsite(house, slug)
        except CobanError as error:
            raise PluginError(str(error)) from error
        campaign = self.site.brief.campaign
        if Path(config.site_dir) == here / "site":
            config.site_dir = str(house.site(slug))
        config.docs_dir = str(house.folder(slug))
        config.site_name = str(Markup.escape(campaign.name))
        config.site_description = str(Markup.escape(campaign.about))
        config.site_url = known(campaign.site) or ""
        self._folders = list(dict.fromkeys(f for f in (house.root / "overrides", shipped("overrides")) if f.is_dir()))
        config.theme.dirs[:0] = [str(folder) for folder in self._folders if str(folder) not in config.theme.dirs]
        config.theme["favicon"] = "assets/images/favicon.svg"
        config.nav = self._nav(house.folder(slug))
        config.watch += [str(folder) for folder in self._folders]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for path, made in self._generated().items():
            if path not in files.src_uris:
                files.append(self._file(config, path, made))
        for file in [file for file in files if _BALLAST.search(file.src_uri)]:
            files.remove(file)
        addresses = {file.url for file in files.documentation_pages()}
        listed = self.site.brief.campaign.places
        for path, html in forward.forwards(self.site.brief):
            if listed and posixpath.normpath(listed.target) + "/" not in addresses | {"./"}:
                raise PluginError(
                    f"docs/{self.site.brief.campaign.slug}/campaign.yml: places.target '{listed.target}' is no page "
                    f"of the site; known pages: {', '.join(sorted(addresses))}"
                )
            files.append(self._file(config, path, html.encode()))
        return files

    @event_priority(50)
    def on_page_markdown(self, text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        env = markdown.environment(self._folders)
        facts = self._facts(page)
        try:
            for key in ("title", "description"):
                if isinstance(page.meta.get(key), str):
                    page.meta[key] = str(markdown.render(env, nfc(page.meta[key]), facts))
            return markdown.render(env, nfc(text), facts)
        except markdown.TemplateFault as fault:
            log.warning(f"{page.file.src_uri}: {fault}")
            return text

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        own = {str(p.relative_to(folder).as_posix()) for folder in self._folders for p in folder.rglob("*.html")}
        env.autoescape = lambda name: name in own
        env.filters.update(markdown.FILTERS)
        return env

    def on_page_context(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        if not page.meta.get("description") and not page.is_homepage:
            log.warning(f"{page.file.src_uri}: no description; add 'description: …' to its front matter")
        brief = self.site.brief
        context |= self._facts(page)
        context["card"] = head.card(brief, self.site.link_picture, page.canonical_url)
        context["json_ld"] = head.json_ld(brief) if page.is_homepage else None
        return context

    def on_template_context(
        self, context: dict[str, Any], template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        return context | {"site": self.site, "campaign": self.site.brief.campaign, "card": (), "json_ld": None}

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return _deferred(output)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        return _deferred(output)

    def on_post_build(self, config: MkDocsConfig) -> None:
        slug = self.site.brief.campaign.slug
        paths = [row.path for row in self.site.artefacts]
        if self.site.kit:
            paths.append(f"kits/{self.site.kit.name}")
        for path in offer(self.site.brief.house.dist(slug), Path(config.site_dir), paths):
            log.warning(f"dist/{slug}/{path} is on record but not there; run `coban build {slug}`")

    def _facts(self, page: Page) -> dict[str, Any]:
        """What pages and templates may use."""
        brief = self.site.brief
        service = next((s for s in brief.campaign.services if s.guide == page.file.src_uri), None)

        def link(path: str) -> str:
            """A path from the site's root, as seen from this page."""
            return posixpath.relpath(path, page.url or ".") + ("/" if path.endswith("/") else "")

        return {"site": self.site, "brief": brief, "campaign": brief.campaign, "service": service, "link": link}

    def _nav(self, folder: Path) -> list[Any]:
        """The standard sections, then pages that only this campaign has."""
        nav = self.site.nav()
        standard = set(self.site.standard_pages()) | {s.guide for s in self.site.brief.campaign.services}
        own = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
        escaped = _escaped(nav)
        return [*escaped, *(path for path in own if path not in standard)]

    def _generated(self) -> dict[str, bytes | Path]:
        """Files that no one writes by hand, by their path in the campaign's folder."""
        brief = self.site.brief
        house, slug = brief.house, brief.campaign.slug
        made: dict[str, bytes | Path] = {}
        for path in self.site.standard_pages():
            made[path] = self._shipped_page(path)
        made["robots.txt"] = b"User-agent: *\nAllow: /\n"
        made["assets/stylesheets/brand.css"] = dress.colours(brief).encode()
        made["assets/images/favicon.svg"] = dress.favicon(brief).encode()
        made["assets/fonts/brand-bold.woff2"] = web_font(house.asset(brief.brand.font.file), house.cache)
        made["assets/images/motif.svg"] = dress.pattern(brief).encode()
        if brief.campaign.emblem:
            file = brief.campaign.emblem.file
            made[f"assets/images/emblem{Path(file).suffix}"] = house.artwork(slug, file)
        for sponsor in brief.campaign.sponsors:
            file = sponsor.logo.file
            made[f"assets/sponsors/{sponsor.id}{Path(file).suffix}"] = house.artwork(slug, file)
        return made

    def _shipped_page(self, path: str) -> Path:
        return next(p for folder in self._folders if (p := folder / "pages" / path).is_file())

    @staticmethod
    def _file(config: MkDocsConfig, path: str, made: bytes | Path) -> File:
        inclusion = InclusionLevel.UNDEFINED
        if isinstance(made, Path):
            return File.generated(config, path, abs_src_path=str(made), inclusion=inclusion)
        return File.generated(config, path, content=made, inclusion=inclusion)


def _deferred(html: str) -> str:
    """Material's bundle must not hold up the page."""
    return _BUNDLE.sub(r'<script src="\1" defer></script>', html)


def _escaped(nav: list[Any]) -> list[Any]:
    """Titles as HTML: Material prints them as they are."""
    return [
        {str(Markup.escape(title)): _escaped(to) if isinstance(to, list) else to for title, to in row.items()}
        for row in nav
    ]
