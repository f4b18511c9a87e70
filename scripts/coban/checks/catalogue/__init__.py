"""The checks: one file for each, named after it. A new file here is a new check."""
