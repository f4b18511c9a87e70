"""Papers: the same bytes in any process, nothing fetched, a missing library named."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from coban.campaign import Brief
from coban.errors import CobanError, UnmadeError
from coban.typeset import as_pdf, held
from coban.typeset.engine import load_engine

HTML = "<!doctype html><title>Thử</title><h1>Ngõ nhỏ Đồng Ễnh</h1><p>Đọc được.</p>"

ALONE = f"""
import hashlib, pathlib
from coban.campaign import House, load
from coban.typeset import as_pdf
brief = load(House(pathlib.Path.cwd()), "xu-lang")
print(hashlib.sha256(as_pdf({HTML!r}, brief.house, brief.brand)).hexdigest())
"""


def test_the_same_bytes_in_another_process(xu_lang: Brief) -> None:
    here = hashlib.sha256(as_pdf(HTML, xu_lang.house, xu_lang.brand)).hexdigest()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", ALONE], cwd=xu_lang.house.root, env=env, capture_output=True, text=True
        )
        assert done.stdout.strip() == here, done.stderr


def test_vietnamese_reads_back(xu_lang: Brief, tmp_path: Path) -> None:
    pdf = tmp_path / "thu.pdf"
    pdf.write_bytes(as_pdf(HTML, xu_lang.house, xu_lang.brand))
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    assert "Ngõ nhỏ Đồng Ễnh" in done.stdout and "Đọc được." in done.stdout
    assert subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True).returncode == 0


@pytest.mark.parametrize(
    "source", ["https://example.invalid/x.png", "file:///etc/passwd", "pic:khac", "data:image/png;base64,AA"]
)
def test_nothing_is_fetched(xu_lang: Brief, source: str) -> None:
    with pytest.raises(CobanError, match="is not a part of this paper"):
        as_pdf(f'<img src="{source}">', xu_lang.house, xu_lang.brand)


def test_a_rule_that_is_not_known_is_no_silence(xu_lang: Brief) -> None:
    with pytest.raises(CobanError, match="could not be set as written"):
        as_pdf("<p>a", xu_lang.house, xu_lang.brand, css="p { colour: red }")


def test_a_missing_library_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    load_engine.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    def absent(name: str, *rest: object, **more: object) -> object:
        raise OSError("libpango-1.0-0: cannot open shared object file")

    monkeypatch.setattr("builtins.__import__", absent)
    try:
        with pytest.raises(UnmadeError, match=r"libpango-1\.0-0 is not on this machine; .*apt-get install"):
            load_engine()
    finally:
        monkeypatch.undo()
        load_engine.cache_clear()


def test_a_figure_keeps_its_unit() -> None:
    assert held("khoan mỗi 50 cm, 600 × 100 cm") == "khoan mỗi 50\u00a0cm, 600\u00a0×\u00a0100\u00a0cm"
    assert held("năm 2022 mới") == "năm 2022 mới"


def test_damaged_pictures_stay_damaged_once_papers_were_set(tmp_path: Path) -> None:
    """In a process of its own: WeasyPrint's import tells Pillow to take truncated pictures for whole."""
    stream = io.BytesIO()
    Image.effect_noise((300, 300), 60).save(stream, "JPEG")
    (tmp_path / "half.jpg").write_bytes(stream.getvalue()[: len(stream.getvalue()) // 2])
    code = (
        "from coban.typeset.engine import load_engine; load_engine()\n"
        "from PIL import Image; Image.open('half.jpg').load()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0 and "truncated" in done.stderr
