"""Kits and sites hang on the code that makes them: no less, and nothing that is none of theirs."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coban.build import desk, digests, handouts, kits, packages, reach, site
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE
from coban.identity import keeping
from coban.press import files


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The package's code once more, to be spoilt; digests are taken of it."""
    code = tmp_path / "coban"
    shutil.copytree(PACKAGE, code, ignore=shutil.ignore_patterns("__pycache__", "_house"))
    monkeypatch.setattr(reach, "PACKAGE", code)
    yield code
    _forget()


def kit_key(brief: Brief) -> str:
    _forget()
    return kits._key(brief, ())


def _forget() -> None:
    kits._tools.cache_clear()
    reach.code_digest.cache_clear()


def edit(code: Path, name: str) -> None:
    path = code / name
    comment = {".py": "# edited", ".css": "/* edited */"}.get(path.suffix, "<!-- edited -->")
    path.write_text(f"{path.read_text('utf-8')}\n{comment}\n", "utf-8")


OTHERS = (
    *("build/recipe.py", "build/kits.py", "cli/serving.py", "forms/letter.css", "pages/feeds.py"),
    *("pages/gallery.py", "pages/newsroom.py", "pages/stylesheet.py", "plugin/__init__.py", "shop/ticket.py"),
)
OWN = (
    *("archive.py", "campaign/places.py", "checks/catalogue/contrast.py", "checks/registry.py"),
    *("identity/guide.html.j2", "kit/index.css", "kit/record.py", "pages/calendar_ics.py", "paint/png.py"),
    *("press/office.css", "qr/__init__.py", "rights/webp.py", "typeset/paper.html.j2", "vietnamese.py"),
)


def test_code_that_has_no_part_in_kits_repacks_none(copied: Path, tuyen_quang: Brief) -> None:
    before = kit_key(tuyen_quang)
    for name in OTHERS:
        edit(copied, name)
        assert kit_key(tuyen_quang) == before, name


def test_code_that_makes_kits_repacks_them(copied: Path, tuyen_quang: Brief) -> None:
    keys = [kit_key(tuyen_quang)]
    for name in OWN:
        edit(copied, name)
        keys.append(kit_key(tuyen_quang))
    assert len(set(keys)) == len(OWN) + 1


def test_a_module_that_is_imported_from_now_on_counts(copied: Path, tuyen_quang: Brief) -> None:
    before = kit_key(tuyen_quang)
    (copied / "checks/catalogue/brand_new.py").write_text("A = 1\n", "utf-8")
    third = kit_key(tuyen_quang)
    path = copied / "kit/room.py"
    path.write_text(
        f"{path.read_text('utf-8')}\n\ndef late() -> None:\n    import coban.forms.letters\n", "utf-8"
    )
    fourth = kit_key(tuyen_quang)
    edit(copied, "forms/letters.py")
    assert len({before, third, fourth, kit_key(tuyen_quang)}) == 4


def test_a_name_that_is_no_module_any_more_is_a_fault() -> None:
    for name in ("coban.kti", "coban.qr.*.*", "coban.archive.*"):
        with pytest.raises(LookupError, match="no module"):
            reach.reached(name)


@pytest.mark.parametrize(
    ("modules", "use"),
    [
        (kits.PACKED_BY, "import coban.kit, coban.checks; coban.checks.registered()"),
        (site.PAGED_BY, "import coban.plugin"),
    ],
    ids=["kits", "sites"],
)
def test_what_python_itself_imports_is_reached(modules: tuple[str, ...], use: str) -> None:
    told = "print(*(m.__file__ for n, m in sys.modules.items() if n.partition('.')[0] == 'coban'), sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; {use}; {told}"], capture_output=True, text=True, check=True
    )
    loaded = {Path(line).resolve() for line in run.stdout.splitlines()}
    assert PACKAGE / "press/word.py" in loaded
    assert sorted(loaded - reach.reached(*modules)) == []


def test_no_import_is_written_so_that_it_is_overlooked() -> None:
    """The parser's answer for every module against what is found in its text."""
    missed = []
    for path in PACKAGE.rglob("*.py"):
        found = set(reach._imported(path))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            if isinstance(node, ast.ImportFrom):
                assert not node.level, f"{path}: a relative import"
                named = {f"{node.module}.{alias.name}" for alias in node.names}
            wanted = {name for name in named if name.partition(".")[0] == "coban"}
            missed += [(path.name, name) for name in wanted - found]
    assert missed == []


def test_modules_are_imported_by_name_in_one_place_alone() -> None:
    """Where that happens, `PACKED_BY` has to say so: see coban/build/kits.py."""
    by_name = ("import_module(", "__import__(", "iter_modules(")
    found = {p.name for p in PACKAGE.rglob("*.py") if any(word in p.read_text("utf-8") for word in by_name)}
    assert found == {"registry.py"}


@pytest.mark.parametrize(
    "listed",
    [
        digests.PAINTED_BY, digests.JUDGED_BY, packages.PACKED_BY, handouts.BOUND_BY, desk.WRITTEN_BY,
        keeping.MADE_BY, files.SET_BY,
    ],
)  # fmt: skip
def test_what_lists_of_code_name_is_there(listed: tuple[str, ...]) -> None:
    assert [name for name in listed if not (PACKAGE / name).exists()] == []
