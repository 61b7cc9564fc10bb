"""Pictures for those who look rather than read, drawn when the site is built from what the code itself goes by."""

from pathlib import Path

from site_pages.pictures import anatomy, data_path, ladder, order_life

#: Each picture by the name of its file.
PICTURES = {
    "data-path": data_path.draw,
    "ladder": ladder.draw,
    "order-life": order_life.draw,
    "bundle-anatomy": anatomy.draw,
}


def write(made: Path) -> None:
    """Write each picture; pages take them in whole, so that a screen reader reads their words."""
    folder = made / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        (folder / f"{name}.svg").write_text(draw(name), encoding="utf-8", newline="\n")
