"""Words of the motivations. Counted again: one function a query, one dict a row."""

from typing import Any

from tests.recount.tables import LABELS, Recount, ratio


def cohort_term(p: Recount) -> list[dict[str, Any]]:
    rows, every = [], p.authors()
    for cohort in sorted(set(p.texts["cohort"])):
        texts = int((p.texts["cohort"] == cohort).sum())
        rows += [{"cohort": cohort, "term": term, "authors": len(names), "texts": texts, "share": len(names) / texts,
                  "share_elsewhere": ratio(len(every[term]) - len(names), len(p.texts) - texts)}
                 for term, names in p.authors(cohort).items() if len(names) >= 5]  # fmt: skip
    return rows


def term_link(p: Recount) -> list[dict[str, Any]]:
    """Every link, before the best eight of each word are chosen."""
    authors, texts = p.authors(), len(p.texts)
    return [
        {"term": term, "other": other, "authors": len(names & others), "share": len(names & others) / len(names),
         "share_elsewhere": ratio(len(others - names), texts - len(names)), "texts": len(names)}
        for term, names in authors.items() for other, others in authors.items()
        if term != other and len(names & others) >= 5
    ]  # fmt: skip


def term_wish(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for term, names in p.authors().items():
        wished = [name for name in names if p.student[name]["wishes"]]
        for sector in LABELS:
            wishing = sum(sector in p.student[name]["wishes"] for name in names)
            if wishing >= 5:
                rows.append(
                    {
                        "term": term,
                        "sector": sector,
                        "authors": wishing,
                        "share": wishing / len(wished),
                        "texts": len(wished),
                    }
                )
    return rows
