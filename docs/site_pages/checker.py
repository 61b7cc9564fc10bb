"""The page that checks a record in the reader's own browser, and the data that it checks by."""

import json
from collections.abc import Iterator
from pathlib import Path

from attrs import asdict

from site_pages import markdown, samples
from xborder.files.limits import DEFAULT_LIMITS
from xborder.findings.catalogue import codes, describe
from xborder.model.register import DOCUMENTS
from xborder.schema import json_schema

#: What is told on the page has the texts of these rooms; each code also has its own page.
_ROOMS = ("XB-FILE-", "XB-JSON-", "XB-SCHEMA-")
#: The script that checks, built from ``docs/check`` before the site is; without it the page says so.
CHECKER = "check/checker.js"
DATA = "check/published.js"

#: No address but the site's own is ever asked, and nothing is sent to any. The validator makes a function of each
#: schema, hence unsafe-eval; the theme sets its colours by a script within the page, hence unsafe-inline.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'self'; base-uri 'none'"
)

_ABOUT = (
    "Paste a record, or several, and see at once whether other systems will take it: the published schemas judge it, "
    "with the findings that `xborder check --schema-only` gives. All of it happens in your browser. "
    "**Nothing that you paste leaves this page**, and none of it is kept when you close it."
)
_FORM = """
<div class="check">
<label for="check-text">One record as JSON, a list of records, or one record on each line (JSON Lines)</label>
<textarea id="check-text" rows="14" spellcheck="false" autocomplete="off" aria-describedby="check-status"></textarea>
<label for="check-file">Or a file</label>
<input type="file" id="check-file" accept=".json,.jsonl,.ndjson,.txt,application/json">
<p class="check-buttons">
<button type="button" id="check-run">Check</button>
<button type="button" id="check-example">Check an example</button>
<button type="button" id="check-clear">Clear</button>
</p>
<noscript><p>The check needs JavaScript, which is switched off in this browser. The command needs none.</p></noscript>
<p id="check-status" role="status" aria-live="polite"></p>
<section id="check-findings" aria-label="Findings"></section>
</div>
<script src="../check/published.js"></script>
<script src="../check/checker.js"></script>
"""
_WITHOUT = """```{note}
This copy of the site was built without the checker, so nothing can be checked on this page. The command gives the same
findings: `xborder check --schema-only incident.json`.
```"""
_MORE = (
    "What is judged here is structure: keys, kinds of values, lists of words, dates. Whether a number has the right check letter, or an "
    "order its terms, is a matter of the [rules](rules.md), which `xborder check` asks as well. "
    "The schemas and what each field means: [schemas](schemas/index.md). "
    'The checker uses the work of others; <a href="../check/licences.txt">their licences</a>.'
)


def pages(made: Path) -> Iterator[tuple[str, str]]:
    """The page, with the checker where it was built."""
    built = (made / CHECKER).is_file()
    body = f"```{{raw}} html{_FORM}```" if built else _WITHOUT
    more = _MORE if built else _MORE.partition(" The checker uses")[0]
    text = markdown.page("Check a record", _ABOUT if built else "", body, "## What is judged", more)
    yield "check-a-record.md", _head() + text


def write(made: Path) -> None:
    """Write what the page checks by: schemas, texts of findings, limits, and an example."""
    path = made / DATA
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"globalThis.xborderPublished = {json.dumps(published())};\n", encoding="utf-8", newline="\n")


def published() -> dict[str, object]:
    """All that the checker knows; it has no schema, limit or text of a finding of its own."""
    return {
        "schemas": {name: json_schema(cls) for name, cls in DOCUMENTS.items()},
        "texts": {code: _text(code) for code in codes() if code.startswith(_ROOMS)},
        "limits": asdict(DEFAULT_LIMITS),
        "example": json.dumps(samples.SAMPLE, indent=2),
    }


def _text(code: str) -> dict[str, str]:
    found = describe(code)
    return {"title": found["title"], "message": found["message"], "hint": found.get("hint", "")}


def _head() -> str:
    return f'---\nmyst:\n  html_meta:\n    "http-equiv=Content-Security-Policy": "{_POLICY}"\n---\n\n'
