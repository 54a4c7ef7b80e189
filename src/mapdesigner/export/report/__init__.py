"""The report as PDF: its parts, one file each, and the pages that hold them."""
