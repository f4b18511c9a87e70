"""The wheel alone, in an empty environment outside the checkout, makes a working campaign."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_what_campaigns_share(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "coban/_house/mkdocs.yml",
        "coban/_house/assets/formats.yml",
        "coban/_house/assets/brand/xanh-coban.yml",
        "coban/_house/assets/fonts/Arimo-Bold.ttf",
        "coban/_house/assets/icc/ISOcoated_v2_300_bas.icc",
        "coban/_house/overrides/home.html",
        "coban/cli/starter/campaign.yml",
        "coban/checks/report.html.j2",
        "coban/_house/assets/fonts/Arimo-Regular.ttf",
        "coban/shop/order_sheet.html.j2",
        "coban/typeset/paper.css",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("docs/", "tests/")) or "xu-lang" in name]


def test_new_and_build_work_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, symlinks=True)
    run(sys.executable, "-m", "pip", "--python", str(home / "bin/python"), "install", "--quiet", "--no-deps",
        "--no-index", str(wheel), cwd=tmp_path)  # fmt: skip
    # The locked packages are lent, coban is not: a path line in a .pth does not read further .pth files,
    # so the checkout's editable install stays out.
    lent = sysconfig.get_paths()["purelib"]
    own = next((home / "lib").glob("python3*")) / "site-packages"
    (own / "lent.pth").write_text(f"{lent}\n")

    empty = tmp_path / "empty"
    empty.mkdir()
    python, coban = str(home / "bin/python"), str(home / "bin/coban")
    where = run(python, "-c", "import coban; print(coban.__file__)", cwd=empty)
    assert Path(where.strip()).is_relative_to(own)

    run(coban, "new", "thu-nghiem", cwd=empty)
    told = run(coban, "build", "thu-nghiem", cwd=empty)
    assert "18 files made" in told
    home_page = (empty / "site/thu-nghiem/index.html").read_text("utf-8")
    assert "Chiến dịch thử nghiệm" in home_page
    assert list((empty / "site/thu-nghiem/assets/stylesheets").glob("site.*.css"))
    assert "thu-nghiem/" in (empty / "site/index.html").read_text("utf-8")
    banners = sorted((empty / "dist/thu-nghiem/print/bang-zon-xa").glob("*.pdf"))
    assert len(banners) == 3
    for banner in banners:
        run("qpdf", "--check", str(banner), cwd=empty)
    assert "left alone" in run(coban, "build", cwd=empty)


def run(*command: str, cwd: Path) -> str:
    """What the command says; a failure shows all it said. Nothing of the checkout is in the environment."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COBAN", "CAMPAIGN"))
    }
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=kept, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
