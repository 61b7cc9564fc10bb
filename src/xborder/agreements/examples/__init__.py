"""Three agreements to start from: fictional texts, complete but for signatories, each without a fault."""

from importlib import resources

import attrs


@attrs.frozen(kw_only=True)
class Example:
    """An agreement of the library, and what it is an example of."""

    name: str
    about: str

    @property
    def source(self) -> bytes:
        """Its exact bytes."""
        return (resources.files(__name__) / f"{self.name}.yaml").read_bytes()


#: The examples by name.
EXAMPLES = {
    example.name: example
    for example in (
        Example(name="coursing", about="Seven forces and the CPS act as one against hare coursing."),
        Example(
            name="county-lines",
            about="Two forces, and a council and a housing provider outside Part 3, against cuckooing.",
        ),
        Example(name="cps", about="One force discloses a case file to the Crown Prosecution Service."),
    )
}
