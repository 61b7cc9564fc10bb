"""Make the JSON tables from the YAML files: ``python -m xborder.reference``."""

from pathlib import Path

from xborder.reference.dated import FOLDERS, tables_text

for _folder in FOLDERS:
    _file = Path(__file__).parent / "tables" / f"{_folder}.json"
    _file.parent.mkdir(exist_ok=True)
    _file.write_bytes(tables_text(_folder).encode())
