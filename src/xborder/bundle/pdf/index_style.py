"""The words around an index."""

import attrs


@attrs.frozen(kw_only=True)
class IndexStyle:
    """The words around the index: its heading, a line under it, the protective marking."""

    heading: str = "Index"
    subtitle: str = ""
    marking: str = ""
    not_disclosable: bool = False
