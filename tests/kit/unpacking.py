"""Kits as those who get them meet them: three unpackers, sha256sum, exiftool; nothing of coban."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

WITH_RIGHTS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
"""And PDFs of pieces, but not of papers."""

WANTED = ("Title", "Description", "Credit", "Rights", "UsageTerms", "AltTextAccessibility")


def every_unpacker_reads(archive: Path, folder: Path) -> Path:
    """Unpacks it with unzip, 7-Zip and Python, which must agree; gives the folder with what is in it."""
    ran("unzip", "-tqq", str(archive))
    ran("7z", "t", "-bso0", "-bsp0", str(archive))
    by_unzip, by_7z = folder / "unzip" / archive.stem, folder / "7z" / archive.stem
    by_unzip.mkdir(parents=True)
    ran("unzip", "-qq", str(archive), "-d", str(by_unzip))
    ran("7z", "x", "-bso0", "-bsp0", f"-o{by_7z}", str(archive))
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        inside = {entry.filename: opened.read(entry) for entry in opened.infolist()}
    assert contents(by_unzip) == contents(by_7z) == inside
    return by_unzip


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def sums_pass(folder: Path) -> None:
    """sha256sum accepts every file, and no file is without a sum."""
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    listed = {line.rpartition(": ")[0] for line in checked.stdout.splitlines()}
    assert contents(folder).keys() - listed == {"SHA256SUMS"}


def rights_of(folder: Path) -> dict[str, dict[str, Any]]:
    """What exiftool reads of each picture and PDF, by name."""
    asked = ["exiftool", "-j", "-r", *(f"-{tag}" for tag in (*WANTED, "GPSPosition", "Make", "Model")), "."]
    kinds = [part for suffix in (*WITH_RIGHTS, ".pdf") for part in ("-ext", suffix[1:])]
    done = subprocess.run([*asked, *kinds], cwd=folder, capture_output=True, text=True, check=True)
    return {row.pop("SourceFile").removeprefix("./"): row for row in json.loads(done.stdout)}


def rights_agree(folder: Path) -> int:
    """Every picture says inside what the manifest says of it; how many there were."""
    rows = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    told = rights_of(folder)
    pictures = [row for row in rows if "credit" in row]
    loose = [row["name"] for row in rows if row["name"].endswith(WITH_RIGHTS) and "credit" not in row]
    assert loose == []
    for row in pictures:
        inside = told[row["name"]]
        assert inside["Description"] == row["caption"], row["name"]
        assert inside["Credit"] == row["credit"] and row["credit"] in inside["Rights"]
        assert inside["UsageTerms"] == row["terms"]
        assert inside["AltTextAccessibility"] == row["alt"]
        assert not {"GPSPosition", "Make", "Model"} & inside.keys()
        assert (row["licence"] is None) == ("chưa xác nhận" in row["terms"])
    return len(pictures)


def ran(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
