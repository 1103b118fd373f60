"""Which generation a store goes back to when its last change is undone."""

from pathlib import Path

from data.generations import erasures, migrations, store
from data.problems import refusal
from data.publish import health


def before_last_change(folder: Path) -> store.Generation | None:
    """The generation to which an undo goes back; None before the first import: published totals alone."""
    serving = health.serving(folder)
    if serving.is_fallback and serving.generation:
        return serving.generation
    if serving.generation is None:
        raise refusal("There is nothing to undo.", "Import exports first.")
    kept = {generation.number: generation for generation in store.generations(folder)}
    earlier = serving.generation
    is_before = False
    while not is_before:
        if earlier.manifest["action"] in erasures.ACTIONS:
            raise refusal("The last change is an erasure, which cannot be undone.")
        parent = earlier.manifest["parent"]
        if parent is None and earlier.manifest["action"] == "import":
            return None
        if parent is None:
            raise refusal("There is nothing to undo.", "This is the first content of the store.")
        if parent not in kept:
            raise refusal(
                "What was there before is no longer kept.", "Restore a backup: ./binomes restore FILE"
            )
        is_same = earlier.manifest["digest"] == kept[parent].manifest["digest"]
        is_before = not is_same and earlier.manifest["action"] != migrations.ACTION
        earlier = kept[parent]
    return earlier
