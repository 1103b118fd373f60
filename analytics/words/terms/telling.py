"""Many texts scrubbed at once: each chunk is looked at once, and of the texts only those that may tell of somebody."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.words.terms.scrubbing import scrubbed, signs_between, signs_of


def all_scrubbed(texts: Sequence[str]) -> list[str]:
    """Each text without personal data, as `scrubbed` leaves it when no name of its author is known."""
    split = pc.utf8_split_whitespace(pa.array(texts, pa.string()))
    chunks = split.flatten().dictionary_encode()
    tells = np.fromiter(map(signs_between, texts), bool, len(texts))
    signs = np.fromiter(map(signs_of, chunks.dictionary.to_pylist()), bool, len(chunks.dictionary))
    text_of_chunk = np.repeat(np.arange(len(texts)), np.diff(split.offsets))
    tells[text_of_chunk[signs[chunks.indices]]] = True
    return [scrubbed(text) if told else text for text, told in zip(texts, tells, strict=True)]
