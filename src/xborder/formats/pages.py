"""The pages of the formats: one for each profile of the package, one of the codecs, and an index.

``python -m xborder.formats docs/formats`` writes them.
"""

from pathlib import Path

from xborder.formats.codec_pages import codecs_page
from xborder.formats.key_pages import keys_page
from xborder.formats.profile import Profile
from xborder.formats.profile_loading import load_profile
from xborder.formats.shelves import shipped
from xborder.formats.showing.as_markdown import as_markdown, escaped, table

#: By this a page is known that was made from a profile, and may be removed with it.
MADE = "<!-- Made from the profile by: python -m xborder.formats docs/formats -->"
_ABOUT = (
    "Each format is described by one profile: a YAML file that says which place of the source holds which canonical "
    "field. The same lines read and write. `xborder profile show NAME` shows a profile on a terminal, or as HTML."
)
_OTHERS = """\
## Profiles of your own

A profile of your own needs no change to xborder. `xborder profile new SAMPLE --type incident -o my-log.yaml` drafts
one from a sample file; `xborder profile lint`, `test` and `coverage` help to finish it. It is then used from

- a folder that you name: `--profiles DIR` on `check`, `convert` and `profile`, or `profiles = ["DIR"]` in
  `xborder.toml`;
- an installed package, by an entry point of the group `xborder.profiles`. The entry point names a package whose folder
  holds the profiles, or a function that gives such a folder or several.

A package offers its profiles in its `pyproject.toml`; `county_formats` is the folder that holds them:

```toml
[project.entry-points."xborder.profiles"]
county = "county_formats"
```

Of two profiles of one name, that of a folder wins over that of xborder, and that of xborder over that of an installed
package; `xborder profile lint` and commands with `--profiles` tell of it. Detection asks them in the same order.

Hooks are Python code. They are only taken from installed packages: from the module `hooks.<name of the profile>` (with
`_` for `-`) beside the module that the entry point names. A profile of a folder that names a hook is refused, so that
nobody's code runs because a folder was named on the command line.

A profile that is broken is told of when it is asked for, and by `xborder profile lint`; it keeps no other format from
being read. The same goes for a package whose profiles cannot be loaded.
"""


def write(folder: Path) -> None:
    """Write every page, and remove pages of profiles that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made and MADE in old.read_text(encoding="utf-8"):
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """The text of every page by the name of its file.

    >>> sorted(pages())[:2]
    ['README.md', 'aho-pnc-update.md']
    """
    profiles = [profile for name in sorted(shipped().entries) if (profile := load_profile(name).value) is not None]
    made = {f"{profile.name}.md": f"{as_markdown(profile)}\n{MADE}\n" for profile in profiles}
    return {**made, "codecs.md": codecs_page(), "profile-keys.md": keys_page(), "README.md": _index(profiles)}


def _index(profiles: list[Profile]) -> str:
    rows = ((f"[{each.name}]({each.name}.md)", escaped(each.title), _form(each), each.status) for each in profiles)
    listed = table(("Format", "What it is", "Form", "Status"), rows)
    hooked = [
        f"- [{each.name}]({each.name}.md): `{hook.name}` ({hook.step.value}), {escaped(hook.reason)}"
        for each in profiles
        for hook in each.hooks
    ]
    hooks = "\n".join(hooked) or "No profile of the package has one."
    codecs = "How texts become values: [codecs](codecs.md). What stands in a profile: [keys](profile-keys.md)."
    return f"# Formats\n\n{_ABOUT}\n\n{listed}\n\n{codecs}\n\n## Hooks\n\n{hooks}\n\n{_OTHERS}"


def _form(profile: Profile) -> str:
    return profile.format.upper()
