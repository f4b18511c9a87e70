"""What `coban serve` compiles after a save: the templates that were edited and no other."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.conftest import CHECKOUT

from coban.plugin import compiled
from coban.plugin.compiled import Compiled

SLUG = "tuyen-quang-10-10"
ASK = "parts/press-contact.html"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Templates by the names under which they are compiled."""
    found: list[str] = []
    whole = Environment.compile

    def told(env: Environment, source: Any, name: str | None = None, *rest: Any, **options: Any) -> Any:
        # Material's search asks for its words through an environment of its own.
        if name and not name.startswith("partials/language"):
            found.append(name)
        return whole(env, source, name, *rest, **options)

    monkeypatch.setattr(Environment, "compile", told)
    return found


def test_what_was_compiled_counts_for_its_own_source_alone(tmp_path: Path, names: list[str]) -> None:
    page, kept = tmp_path / "a.html", Compiled()

    def shown() -> str:
        env = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=kept, autoescape=True)
        return env.get_template("a.html").render(b="ba")

    page.write_text("một {{ b }}", "utf-8")
    assert [shown(), shown()] == ["một ba", "một ba"]
    assert names == ["a.html"]
    page.write_text("hai {{ b }}", "utf-8")
    assert [shown(), shown()] == ["hai ba", "hai ba"]
    assert names == ["a.html", "a.html"]


def test_a_second_build_compiles_only_what_was_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    shutil.copytree(CHECKOUT / "docs" / SLUG, tmp_path / "docs" / SLUG)
    (tmp_path / "overrides/parts").mkdir(parents=True)
    monkeypatch.setenv("CAMPAIGN", SLUG)
    monkeypatch.setenv("COBAN_ROOT", str(tmp_path))
    for cache in ("THEME", "PAGES"):
        monkeypatch.setattr(compiled, cache, Compiled())

    def pages() -> dict[str, str]:
        names.clear()
        config = load_config(str(CHECKOUT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return {p.as_posix(): p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html")}

    first = pages()
    assert {"main.html", "partials/header.html", ASK} <= set(names)
    assert pages() == first
    assert names == []
    (tmp_path / "overrides" / ASK).write_text("<p>Hỏi ai bây giờ?</p>\n", "utf-8")
    shown = [path for path, text in pages().items() if "Hỏi ai bây giờ?" in text]
    assert [Path(path).parent.name for path in shown] == ["bao-chi"]
    assert names == [ASK]
