"""The package for the print shop: files, order sheet, contact sheet, hanging instructions, text twins."""

from __future__ import annotations

from coban.shop.odd import repeated_names
from coban.shop.package import Job, Package, packages
from coban.shop.writing import shop_folder, shop_zip, write_package

__all__ = ["Job", "Package", "packages", "repeated_names", "shop_folder", "shop_zip", "write_package"]
