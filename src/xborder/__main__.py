"""``python -m xborder`` is the command ``xborder``."""

from xborder.cli.main import main

main(prog_name="xborder")
