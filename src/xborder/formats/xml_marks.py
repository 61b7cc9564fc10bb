"""Where the elements of one record stand, kept small and worked out when somebody asks."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from xborder.files.positions import Position
from xborder.findings import Location


class Marks(Mapping[str, Location]):
    """The places of a record's elements by the JSON Pointers of what they hold.

    Ask only once all are added. ``path`` is the XPath of the record's own element.

    >>> marks = Marks("case.xml", "/incident")
    >>> top = marks.add(-1, "incident", "", (1, 1))
    >>> person = marks.add(top, "person", "/persons/0", (2, 3))
    >>> str(marks["/persons/0"])
    'case.xml:2:3 (/incident/person)'
    """

    def __init__(self, file: str, path: str) -> None:
        self._file, self._path = file, path
        # Parent, name, step, and line and column of each element.
        self._elements: list[tuple[int, str, str, Position]] = []

    def add(self, parent: int, name: str, step: str, position: Position) -> int:
        """Note an element; gives its number. ``step`` leads on from its parent's pointer."""
        self._elements.append((parent, name, step, position))
        return len(self._elements) - 1

    def place(self, number: int, inside: str = "") -> Location:
        """The place of an element; ``inside`` leads on to an attribute or a missing element."""
        pointer, path = self._paths[number]
        line, column = self._elements[number][3]
        return Location(file=self._file, line=line, column=column, pointer=pointer, xpath=path + inside)

    def nearest(self, pointer: str) -> Location:
        """The place of what a pointer names, or of the innermost thing that would hold it."""
        path = pointer
        while path and path not in self._numbers:
            path = path.rpartition("/")[0]
        return self.place(self._numbers.get(path, 0))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Elements by pointer; of several with one pointer the first is read."""
        numbers: dict[str, int] = {}
        for number, (pointer, _) in enumerate(self._paths):
            numbers.setdefault(pointer, number)
        return numbers

    @cached_property
    def _paths(self) -> list[tuple[str, str]]:
        """Pointer and XPath of each element."""
        return list(self._worked_out())

    def _worked_out(self) -> Iterator[tuple[str, str]]:
        alike = Counter((parent, name) for parent, name, _, _ in self._elements)
        seen: Counter[tuple[int, str]] = Counter()
        made: list[tuple[str, str]] = []
        for parent, name, step, _ in self._elements:
            seen[parent, name] += 1
            index = f"[{seen[parent, name]}]" if alike[parent, name] > 1 else ""
            pointer, path = made[parent] if parent >= 0 else ("", "")
            made.append((pointer + step, f"{path}/{name}{index}" if parent >= 0 else self._path))
            yield made[-1]

    def __getitem__(self, pointer: str) -> Location:
        """The place of a value. Raises KeyError if there is none at this pointer."""
        return self.place(self._numbers[pointer])

    def __iter__(self) -> Iterator[str]:
        return (pointer for pointer, _ in self._paths)

    def __len__(self) -> int:
        return len(self._elements)
