"""Painters: each turns a Sheet into one file format. Only they know points, pixels and colour spaces.

`pdf` and `png` are made for the part that many sheets share and paint each of them whole; `svg` and `record`
take one sheet at a time. None imports another.
"""
