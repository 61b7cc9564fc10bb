"""Names of elements as a profile writes them: with a prefix for each namespace of the sample."""

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from lxml import etree


@attrs.frozen
class Names:
    """The prefixes of a document; the empty one is the namespace of its root, where every element has one."""

    prefixes: dict[str, str]

    @classmethod
    def of(cls, root: "etree._Element") -> "Names":
        """The prefixes for all elements of a document, its own where it has such."""
        own = {uri: prefix for element in root.iter("*") for prefix, uri in element.nsmap.items() if prefix}
        tags = [str(element.tag) for element in root.iter("*")]
        used = dict.fromkeys(tag[1:].partition("}")[0] for tag in tags if tag.startswith("{"))
        bare = any(not tag.startswith("{") for tag in tags)
        first = str(root.tag)[1:].partition("}")[0] if str(root.tag).startswith("{") else ""
        prefixes: dict[str, str] = {}
        for number, uri in enumerate(used, start=1):
            prefix = "" if uri == first and not bare else own.get(uri, f"n{number}")
            prefixes[prefix if prefix not in prefixes else f"n{number}"] = uri
        return cls(prefixes)

    def step(self, tag: str) -> str:
        """The name of an element in a source path.

        >>> Names({"": "urn:a", "b": "urn:b"}).step("{urn:b}Town")
        'b:Town'
        """
        if not tag.startswith("{"):
            return tag
        uri, _, local = tag[1:].partition("}")
        prefix = next(prefix for prefix, known in self.prefixes.items() if known == uri)
        return f"{prefix}:{local}" if prefix else local
