"""The way of a record from a force's system to a bundle that anyone can verify."""

from site_pages.pictures.flow import Part, flow
from xborder.agreements.verdicts import Shown
from xborder.bundle.payload import ALGORITHMS
from xborder.formats import load_profile
from xborder.formats.profile import Profile
from xborder.formats.shelves import shipped
from xborder.ladder.words import counted
from xborder.model.codes import BundleKind
from xborder.model.register import RECORD_TYPES
from xborder.rules.register import RULES

_DONE = {Shown.SHARE: "goes whole", Shown.REDACT: "goes coarsened, or as a sign alone", Shown.WITHHOLD: "stays"}
_FOR = {BundleKind.PROSECUTION: "for the prosecutor", BundleKind.SERVED: "for the court and the defence"}


def draw(name: str) -> str:
    """The picture, by the profiles, kinds of record, rules and bundles that there are."""
    profiles = [made for each in sorted(shipped().entries) if (made := load_profile(each).value) is not None]
    wire = [each for each in profiles if not each.canonical and "read" in each.directions]
    kinds = ", ".join(kind.replace("_", " ").replace("asb", "ASB") for kind in RECORD_TYPES)
    fields = "; ".join(f"one that {_allowed(shown)} {_DONE[shown]}" for shown in Shown)
    parts = [
        Part("Exports of the forces", (_forms(wire),), "read as they are"),
        Part("Profiles", (f"{len(wire)} come with xborder, one YAML file for each format",), "what is lost is told"),
        Part("Canonical records", (kinds,), f"{counted(len(RULES), 'rule')} say what is wrong, and where"),
        Part("Sharing agreement", (f"For each field: {fields}",), "written to the log before it leaves"),
        Part("Case", ("Records of all forces, statements, exhibits, forms",), "built, and read back page by page"),
        Part("Bundles", tuple(f"{kind.value}: {_FOR[kind]}" for kind in BundleKind), "sent"),
        Part("Anyone verifies", (f"Every file has its digests ({', '.join(ALGORITHMS)}), and a signature over them",)),
    ]
    return flow(parts, name=name, title="The way of a record, from a force's system to a bundle")


def _allowed(shown: Shown) -> str:
    return {Shown.SHARE: "a rule lets go", Shown.REDACT: "a rule limits", Shown.WITHHOLD: "no rule lets go"}[shown]


def _forms(profiles: list[Profile]) -> str:
    return ", ".join(dict.fromkeys(each.format.upper() for each in profiles))
