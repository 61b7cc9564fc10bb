"""The one command, or the one line of case.yaml, that settles what a case lacks."""

import shlex

import attrs


@attrs.frozen(kw_only=True)
class Step:
    """A command or a line, to be completed where it has words in capitals or dots.

    ``command`` are the arguments of ``xborder case`` after the folder's name;
    ``line`` goes into case.yaml, ``under`` a field, or at its end where none is named.
    """

    verb: str = ""
    command: str = ""
    under: str = ""
    line: str = ""

    def words(self, folder: str) -> str:
        """What somebody types or writes, for the case in this folder.

        >>> Step(verb="add", command="FILE --form MG6").words("case-1")
        'xborder case add case-1 FILE --form MG6'
        >>> Step(under="care", line="needs: ...").words("case-1")
        'in case.yaml, under care: needs: ...'
        """
        if self.command:
            return f"xborder case {self.verb} {shlex.quote(folder)} {self.command}"
        return f"in case.yaml, under {self.under}: {self.line}" if self.under else f"in case.yaml: {self.line}"
