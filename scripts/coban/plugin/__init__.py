"""The MkDocs plugin: turns events into calls of coban.pages. The only module that knows MkDocs."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from coban.campaign import load
from coban.campaign.brief import Brief
from coban.campaign.house import House, shipped
from coban.campaign.places import ascii_slug
from coban.errors import CobanError
from coban.pages import dress, forward, head, markdown
from coban.pages.downloads import offer
from coban.pages.finish import deferred, finish
from coban.pages.gallery import DOWNLOADS
from coban.pages.microsite import microsite_of, with_drafts
from coban.pages.newsroom import unpublished
from coban.pages.offline import LOST_PAGE, Offline
from coban.pages.press_json import PRESS_JSON, write_press_json
from coban.pages.private import make_private
from coban.pages.ranking import ranked
from coban.pages.share import SharePicture
from coban.pages.sharper import sharper
from coban.pages.sitemap import Listed, write_sitemap
from coban.pages.structured_data import json_ld
from coban.pages.supplies import Supply, supplies
from coban.plugin import compiled
from coban.plugin.filling import Filling, checked
from coban.plugin.icons import icons
from coban.plugin.menu import menu
from coban.plugin.preview import Drafts, leave_with_starter, outliving
from coban.plugin.share import share_pictures
from coban.plugin.telling import listed, page_facts, titles

log = get_plugin_logger("coban")
_BALLAST = re.compile(
    r"\.map$|^workers/|^assets/javascripts/lunr/(?!min/lunr\.(stemmer\.support|vi)\.min\.js$)"
)


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """Everything is said in campaign.yml."""


class CobanPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """One campaign's microsite; which one, the variables CAMPAIGN and COBAN_ROOT say."""

    preview = False
    """Pages are served while someone writes: nothing is packed, and MkDocs' own script may run in them."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.preview = command == "serve"
        if self.preview:
            leave_with_starter()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        here = Path(config.config_file_path).parent
        house = House(Path(os.environ.get("COBAN_ROOT", here)).resolve())
        slug = os.environ.get("CAMPAIGN", "xu-lang")
        try:
            self.site = microsite_of(_as_told(load(house, slug)), sign=not self.preview)
            self.drafts = Drafts(house, slug) if self.preview else None
        except CobanError as error:
            raise PluginError(str(error)) from error
        overrides = (house.root / "overrides", shipped("overrides"))
        self.folders = list(dict.fromkeys(folder for folder in overrides if folder.is_dir()))
        self.offline_pages: list[str] = []
        self.listed: list[Listed] = []
        self._point(config, here, house.folder(slug))
        self.pages = markdown.environment([Path(config.docs_dir), *self.folders])
        self.pages.bytecode_cache = compiled.PAGES
        config.watch += [str(folder) for folder in self.folders]
        if self.drafts:
            self.site = with_drafts(self.site, self.drafts.rows)
            config.watch.append(str(self.drafts.folder))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        try:
            made = supplies(self.site, self.folders) | icons(self.site.brief)
        except CobanError as error:
            raise PluginError(str(error)) from error
        for file in [file for file in files if unpublished(file.src_uri)]:
            files.remove(file)
        for path, supply in made.items():
            if path not in files.src_uris:
                files.append(_file(config, path, supply))
        lost = files.get_file_from_path(LOST_PAGE)
        if lost:
            lost.inclusion = InclusionLevel.NOT_IN_NAV
        for file in [file for file in files if _BALLAST.search(file.src_uri)]:
            files.remove(file)
        self._forward(files, config)
        return files

    @event_priority(50)
    def on_page_markdown(self, text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        filling = Filling(page, self._where(page, config), self.pages)
        facts = self._facts(page)
        facts["link"] = checked(facts["link"], {file.url for file in files})
        return filling.filled(text, self.site, facts, log.warning)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Our templates escape what they print; Material's print HTML that is already safe."""
        own = {
            path.relative_to(folder).as_posix() for folder in self.folders for path in folder.rglob("*.html")
        }
        env.autoescape = lambda name: name in own
        env.bytecode_cache = compiled.THEME
        env.filters.update(markdown.FILTERS)
        env.globals["logo_width"] = partial(dress.logo_width, self.site.brief)
        self._share(files, config)
        self.titles = titles(files)
        return env

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        return outliving(server, builder)

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        if not page.meta.get("description"):
            log.warning("%s: no description; add 'description: …' to its front matter", page.file.src_uri)
        page.meta["search"] = ranked(page.file.src_uri, page.meta.get("search"))
        if page.meta.get("offline", True):
            self.offline_pages.append(page.file.dest_uri)
        brief = self.site.brief
        context.update(self._facts(page))  # type: ignore[typeddict-item]
        context.update(offline=self._offline())  # type: ignore[call-arg]
        told = page_facts(self.site, page)
        context.update(card=head.card(brief, told, self.pictures.get(page.file.src_uri)))  # type: ignore[call-arg]
        context.update(json_ld=json_ld(brief, told, self.titles))  # type: ignore[call-arg]
        self.listed += listed(self.site, page, log.warning)
        return context

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        context.update(site=self.site, campaign=self.site.brief.campaign, card=(), json_ld=None)  # type: ignore[call-arg]
        context.update(offline=self._offline())  # type: ignore[call-arg]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return deferred(output)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        return deferred(output)

    @event_priority(-50)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After the search has written its index: it is among what readers may keep."""
        if not self.preview:
            finish(Path(config.site_dir), self.site.address, self._offline(), self.folders)
            write_sitemap(Path(config.site_dir), self.site.brief, self.listed)
            if self.site.brief.invited:
                make_private(Path(config.site_dir))
        slug = self.site.brief.campaign.slug
        paths = [row.path for row in self.site.artefacts]
        paths += self.site.handouts.paths
        paths += [path.removeprefix(f"{DOWNLOADS}/") for path in self.site.kit_paths]
        dist, site = self.site.brief.house.dist(slug), Path(config.site_dir)
        if self.drafts:
            self.drafts.offer(site, paths)
            write_press_json(self.site, site)
            return
        for path in offer(dist, site, paths, self.site.rights):
            log.warning("dist/%s/%s is on record but not there; run `coban build %s`", slug, path, slug)
        for wanted in self.site.sharper:
            if (dist / wanted.source).is_file():
                shutil.copyfile(
                    sharper(dist / wanted.source, self.site.brief.house.cache), site / wanted.href
                )
        for path in write_press_json(self.site, site):
            log.warning("%s: '%s' is not there; build the campaign again", PRESS_JSON, path)

    def _offline(self) -> Offline:
        campaign = self.site.brief.campaign
        return Offline(campaign.slug, campaign.offline == "ended", tuple(self.offline_pages))

    def _point(self, config: MkDocsConfig, here: Path, folder: Path) -> None:
        """Point MkDocs at the campaign: mkdocs.yml may lie anywhere, also in the wheel."""
        campaign = self.site.brief.campaign
        if Path(config.site_dir) == here / "site":
            config.site_dir = str(self.site.brief.house.site(campaign.slug))
        config.docs_dir = str(folder)
        config.site_name = str(escape(campaign.name))
        config.site_description = str(escape(campaign.about))
        # The 404 page's links start with this address's path; without the last slash they would be relative.
        config.site_url = self.site.address or ""
        config.nav = menu(self.site, folder)
        config.mdx_configs.setdefault("toc", {})["slugify"] = lambda heading, _: ascii_slug(heading)
        config.theme["favicon"] = "assets/images/favicon.svg"
        wanted = map(str, self.folders)
        config.theme.dirs[:0] = [path for path in wanted if path not in config.theme.dirs]

    def _where(self, page: Page, config: MkDocsConfig) -> str:
        """The page's file as its writer knows it."""
        own = Path(config.docs_dir) / page.file.src_uri
        folder = f"docs/{self.site.brief.campaign.slug}" if own.is_file() else "overrides/pages"
        return f"{folder}/{page.file.src_uri}"

    def _share(self, files: Files, config: MkDocsConfig) -> None:
        self.pictures: dict[str, SharePicture] = {}
        if self.preview:
            return
        for shared in share_pictures(self.site, [file.page for file in files if file.page]):
            self.pictures[shared.page] = shared.picture
            if shared.painted:
                files.append(_file(config, shared.picture.href, shared.painted))

    def _forward(self, files: Files, config: MkDocsConfig) -> None:
        """The printed short addresses; that they lead to a page was judged when the campaign was loaded."""
        for path, html in forward.forwards(self.site.brief):
            files.append(_file(config, path, html.encode()))

    def _facts(self, page: Page) -> dict[str, Any]:
        """What pages and templates may use."""
        brief = self.site.brief
        service = next((s for s in brief.campaign.services if s.guide == page.file.src_uri), None)

        def link(path: str) -> Markup:
            """A path from the site's root as seen from this page, safe in HTML."""
            seen = posixpath.relpath(path, page.url or ".")
            return escape(f"{seen}/" if path.endswith("/") else seen)

        site = {"site": self.site, "brief": brief, "campaign": brief.campaign}
        release = self.site.newsroom.page(page.file.src_uri)
        return {**site, "service": service, "release": release, "link": link}


def _file(config: MkDocsConfig, path: str, supply: Supply) -> File:
    if isinstance(supply, Path):
        return File.generated(config, path, abs_src_path=str(supply))
    return File.generated(config, path, content=supply)


def _as_told(brief: Brief) -> Brief:
    """The campaign as of the moment, and for the readers, that the build names; as of now for everybody."""
    at = os.environ.get("COBAN_AT")
    told = replace(brief, invited=bool(os.environ.get("COBAN_INVITED")))
    return replace(told, at=datetime.fromisoformat(at)) if at else told
