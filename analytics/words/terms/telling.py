"""Many texts scrubbed at once: each chunk is looked at once, and of the texts only those that may tell of somebody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analytics.words.terms.scrubbing import ends, introduces, may_introduce, scrubbed, signs_of

Texts: TypeAlias = Sequence[str] | pa.StringArray


@dataclass(frozen=True)
class Cut:
    """Texts cut at their spaces: text t is made of the chunks `distinct[i]` for i in `places[ends[t]:ends[t + 1]]`."""

    distinct: list[str]
    places: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    def held(self, is_sign: Callable[[str], object]) -> npt.NDArray[np.bool_]:
        """(texts,): whether each holds a chunk of which it is true."""
        signs = np.fromiter(map(is_sign, self.distinct), bool, len(self.distinct))
        texts, held = np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends)), signs[self.places]
        holds = np.zeros(len(self.ends) - 1, bool)
        holds[texts[held]] = True
        return holds


def cut(texts: Texts) -> Cut:
    """The texts, cut at their spaces."""
    split = pc.utf8_split_whitespace(pa.array(texts, pa.string()))
    chunks = split.flatten().dictionary_encode()
    ends = split.offsets.to_numpy()
    return Cut(chunks.dictionary.to_pylist(), chunks.indices.to_numpy(), ends - ends[0])


def all_scrubbed(texts: Sequence[str], chunks: Cut) -> list[str]:
    """Each text without personal data, as `scrubbed` leaves it when no name of its author is known; `chunks`: cut."""
    tells = np.fromiter(map(ends, texts), bool, len(texts)) | chunks.held(signs_of)
    for place in np.flatnonzero(chunks.held(may_introduce) & ~tells).tolist():
        tells[place] = introduces(texts[place])
    return [scrubbed(text) if has_sign else text for text, has_sign in zip(texts, tells, strict=True)]
