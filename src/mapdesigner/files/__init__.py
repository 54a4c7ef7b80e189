"""Bytes to map and back: codec, migrations, safe saving."""
