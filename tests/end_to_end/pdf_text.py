"""Everything that a PDF holds, as one run of bytes: every string and every stream, decoded."""

from pathlib import Path

import pikepdf


def everything(path: Path) -> bytes:
    """All objects of a PDF, reachable or not, with their streams decoded."""
    parts = [path.read_bytes()]
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                try:
                    parts.append(item.read_bytes())
                except pikepdf.PdfError:
                    parts.append(item.read_raw_bytes())
            parts.append(repr(item).encode())
    return b"\n".join(parts)


def text(path: Path) -> str:
    """What a reader sees on all pages."""
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
