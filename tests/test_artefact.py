"""The manifest: read as it was written; damaged or of another version it counts as none."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from coban.artefact import Artefact, read_manifest, sha256, sha256_of, write_manifest, write_whole

ROW = Artefact(
    path="print/phuon/phuon_75x200cm.pdf",
    kind="print",
    order="phuon",
    format="phuon",
    message="value",
    place=None,
    size_mm=(750.0, 2000.0),
    px=None,
    scale=1,
    inks=("field", "white"),
    font="Arimo Bold 1.33",
    qr=("https://xulang.vn/",),
    sponsor_share=8.5,
    bytes=3,
    sha256="",
    key="",
    smallest_cap_mm=19.5,
    smallest_text="Lễ phát động 12/5/2022",
    caps_mm={"message": 44.9, "imprint": 19.5},
)


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    write_manifest(tmp_path / "manifest.json", "xu-lang", [ROW])
    assert read_manifest(tmp_path / "manifest.json") == (ROW,)


@pytest.mark.parametrize("was", ["", "{", "[]", "{}", '{"coban": 0, "files": []}', '{"coban": 3}'])
def test_what_is_no_manifest_counts_as_none(was: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(was, "utf-8")
    assert read_manifest(tmp_path / "manifest.json") == ()
    assert read_manifest(tmp_path / "none.json") == ()


def test_a_row_with_a_column_too_many_or_too_few_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    write_manifest(path, "xu-lang", [ROW])
    record = json.loads(path.read_text("utf-8"))
    for row in ({**record["files"][0], "weather": "fair"}, {"path": "a"}):
        path.write_text(json.dumps({**record, "files": [row]}), "utf-8")
        assert read_manifest(path) == ()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"words")
    write_whole(tmp_path / "a" / "b.txt", b"words")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"words"
    assert [path for path in tmp_path.rglob("*") if path.name.startswith(".coban")] == []
    assert sha256(tmp_path / "a" / "b.txt") == sha256_of(b"words") == hashlib.sha256(b"words").hexdigest()
