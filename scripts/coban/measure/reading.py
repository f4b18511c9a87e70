"""A piece read by eye: tesseract on the pixels of its slogan, as somebody who knows nothing of the file."""

from __future__ import annotations

import subprocess
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps

from coban.geometry import Rect
from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile
from coban.measure.qr import grey
from coban.measure.unmeasured import Unmeasured

EM_PX = 60
"""The size at which tesseract reads best."""

SECONDS = 30


def read_by_eye(file: PrintFile | PictureFile, at: Rect, em_mm: float) -> str:
    """What stands in a place of the piece, letters of this em. Raises Unmeasured without tesseract."""
    luma = grey(file.render(at, EM_PX / em_mm))
    picture = Image.fromarray(luma)
    if float(np.median(luma)) < 128:
        # It was taught on dark letters.
        picture = ImageOps.invert(picture)
    written = BytesIO()
    ImageOps.autocontrast(picture).save(written, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "6"]
    try:
        done = subprocess.run(
            command, input=written.getvalue(), capture_output=True, timeout=SECONDS, check=True
        )
    except FileNotFoundError as error:
        raise Unmeasured("máy này chưa cài tesseract (tesseract-ocr-vie)") from error
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Unmeasured(f"tesseract không đọc được ({error})") from error
    return " ".join(done.stdout.decode("utf-8", "replace").split())
