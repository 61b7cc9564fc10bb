"""The head of every page that is written: one policy, under which a page fetches nothing and runs only what it holds."""

import base64
import hashlib
from xml.etree import ElementTree as ET

from xborder.findings.html_nodes import code_of, node


def head_of(title: str, style: str, *, script: str = "", dark: bool = False) -> ET.Element:
    """The head of a page with its style; ``script`` is the one that the page may run, ``dark`` true where the style knows
    how to be dark.

    >>> from xborder.findings.html_nodes import page
    >>> "script-src" in page(head_of("Nothing", "", script="1")), "script-src" in page(head_of("Nothing", ""))
    (True, False)
    """
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    policy = f"default-src 'none'; style-src '{_hash(style)}'; {scripts}base-uri 'none'; form-action 'none'"
    schemes = (node("meta", name="color-scheme", content="light dark"),) if dark else ()
    return node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", http_equiv="Content-Security-Policy", content=policy),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        *schemes,
        node("meta", name="robots", content="noindex"),
        node("title", title),
        code_of("style", style),
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
