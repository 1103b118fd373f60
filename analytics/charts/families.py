"""The families of themes by which words are coloured: their names, their colours, and their legend."""

from collections.abc import Mapping
from types import MappingProxyType

from analytics.language.texts import Translator, message

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "path": message("Finding one’s way"),
        "work": message("Discovering a job"),
        "away": message("Leaving, founding, research"),
        "self": message("Oneself and others"),
        "meaning": message("Meaning and impact"),
        "sector": message("Sectors"),
    }
)
# Calm colours of one strength, each 4.5 to 1 on its ground: light, dark. The last is of words of no family.
COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "path": ("#1f5fa8", "#7db7f7"), "work": ("#0b6e69", "#5ec8bd"), "away": ("#9c4f0b", "#f0a868"),
    "self": ("#76489f", "#c3a3ea"), "meaning": ("#3c7420", "#9ccc74"), "sector": ("#a53a5c", "#f19ab3"),
    "none": ("#687386", "#98a6bd"),
})  # fmt: skip


def family_of(family: object) -> str:
    """The family by which a word is coloured: 'none' where it has none."""
    return family if isinstance(family, str) and family in FAMILIES else "none"


def family_css() -> str:
    """The classes family-path … family-none of the page, which follow its colour scheme."""
    return "\n".join(
        f".family-{name} {{ color: {light}; color: light-dark({light}, {dark}); }}"
        for name, (light, dark) in COLOURS.items()
    )


def legend(shown: set[str], t: Translator) -> list[tuple[str, str]]:
    """The families that are shown, in order, each with its name."""
    return [(name, t(title)) for name, title in FAMILIES.items() if name in shown]
