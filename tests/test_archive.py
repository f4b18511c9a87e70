"""A ZIP from bytes and one from files are the same; a failure leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from coban.archive import reproducible_zip, write_zip

FILES = {"b/hai.txt": b"Hai\n" * 900, "a.pdf": b"%PDF " + bytes(range(256)) * 50}


def test_files_and_bytes_give_the_same_archive(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / Path(name).name).write_bytes(content)
    from_files = {name: tmp_path / Path(name).name for name in FILES}
    write_zip(tmp_path / "out.zip", from_files)
    assert (tmp_path / "out.zip").read_bytes() == reproducible_zip(FILES) == reproducible_zip(from_files)


def test_a_file_that_is_gone_leaves_no_half_archive(tmp_path: Path) -> None:
    (tmp_path / "out.zip").write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        write_zip(tmp_path / "out.zip", {"a.pdf": tmp_path / "gone.pdf"})
    assert {path.name for path in tmp_path.iterdir()} == {"out.zip"}
    assert (tmp_path / "out.zip").read_bytes() == b"old"
