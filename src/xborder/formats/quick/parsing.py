"""A codec as the quick path calls it: one text or several, without places, and never a word said twice."""

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from xborder.formats.codecs import Codec, Notes

#: A text that was read once need not be read again; exports repeat their codes, dates and stations.
_KEPT = 4096

#: Makes a value of the model of the JSON-shaped one that a codec gives. Raises ValueError.
Convert = Callable[[Any], Any]
#: Reads one text, or the texts of several sources.
Parse = Callable[[Any], Any]
#: What was read before, by its text or texts; and what reads what was not.
Reading = tuple[dict[Any, Any], Parse]


class Careful(Exception):  # noqa: N818 - not a fault: the careful path is to be taken
    """There is something to tell, which the quick path has no words for."""


@attrs.frozen(kw_only=True)
class Parser:
    """How one line reads its texts in one block, for whatever file.

    ``convert`` makes values of the model, where the line needs them; ``keeps``
    says that nobody changes a value, so that two records may hold the same one;
    ``real`` are the numbers of the sources that are places in the document.
    """

    codec: Codec
    convert: Convert | None
    keeps: bool
    real: Sequence[int]
    several: bool

    def reading(self, notes: Notes) -> Reading:
        """What reads the texts of one file: it raises Careful where the codec has something to say.

        It raises ValueError as the codec does, and for a value that the model
        has no place for. Blank texts give None.
        """
        known: dict[Any, Any] = {}
        parse, one, convert, keeps = self.codec.parse, self.codec.one, self.convert, self.keeps
        losses, findings = notes.losses, notes.findings

        def kept(value: Any, key: Any) -> Any:
            if losses or findings:
                losses.clear()
                findings.clear()
                raise Careful
            if convert is not None and value is not None:
                value = convert(value)
            if keeps:
                if len(known) >= _KEPT:
                    known.clear()
                known[key] = value
            return value

        def read_one(text: str) -> Any:
            if text.isspace():
                return None
            return kept(parse((text,), notes) if one is None else one(text, notes), text)

        def read_several(texts: tuple[str | None, ...]) -> Any:
            said = tuple([None if not text or text.isspace() else text for text in texts])
            return kept(parse(said, notes), texts) if any(said[number] for number in real) else None

        real = self.real
        return known, read_several if self.several else read_one
