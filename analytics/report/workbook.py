"""The pack as a workbook: the same rows as on paper, one sheet a question, each cell of its own type.

No formula is written: a total is a number, given only where every part is exact.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from analytics.edition import Edition
from analytics.frames import is_known, rows
from analytics.language import labels
from analytics.language.columns import shown_with
from analytics.report import ahead, blocks, sections

WIDEST, NARROWEST = 44, 11  # of a column, in characters
FORMATS = {  # kind of a column → Excel's format, which shows the separators of the reader's own Excel
    "count": "#,##0",
    "signed": "+#,##0;-#,##0;0",
    "percent": "0%",
    "odds": "# ?/10",
    "change": "+0%;-0%;0%",
    "decimal": "0.0",
    "date": "dd/mm/yyyy",
    "year": "0",
}


def xlsx(pack: Edition) -> bytes:
    """The workbook; the same pack gives the same bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        made_at = datetime(pack.today.year, pack.today.month, pack.today.day, tzinfo=UTC)
        book.set_properties({"title": ahead.title(pack), "comments": pack.source, "created": made_at})
        _first_sheet(book, pack)
        for name, frame, totals in sheets(pack):
            if not frame.empty:
                _sheet(book, pack, name, frame, totals)
    return content.getvalue()


def sheets(pack: Edition) -> list[tuple[str, pd.DataFrame, Sequence[str]]]:
    """Each question: the name of its sheet, its rows, the columns that may be added up."""
    t, cohorts = pack.t, pack.rows("cohort_summary")
    exact = sections.addable(pack)
    parts = () if pack.is_protected else ("students", "places")
    addable = () if pack.is_protected else ("capacity", "pairs")
    words = pack.of_cohort("cohort_term").sort_values(["share", "term"], ascending=[False, True])
    future = pack.rows("forecast")
    risks = shown_with("dots", future, t).drop(columns="cohort")
    return [
        (t("Classes"), shown_with("applications", cohorts, t), exact),
        (t("Places"), shown_with("places", cohorts, t), exact),
        (t("Mentors"), shown_with("supply", pack.of_cohort("mentor_supply"), t), addable),
        (t("Mentors, by campaign"), shown_with("flow", pack.rows("mentor_flow"), t), ()),
        (t("Sectors"), shown_with("sectors", pack.of_cohort("sector_balance"), t), parts),
        (t("Forecast"), shown_with("fan", future, t).join(risks), ()),
        (t("Past forecasts"), shown_with("past-demand", pack.rows("past_forecast"), t), ()),
        (t("Words"), shown_with("words", words, t), ()),
        (t("Sectors named"), shown_with("themes", pack.of_cohort("cohort_theme"), t), ()),
    ]


def _first_sheet(book: Any, pack: Edition) -> None:
    """What the workbook is, what was chosen, how far its figures go, and what each of them means."""
    t = pack.t
    sheet = book.add_worksheet(t("Read me"))
    bold, plain = _words(book, bold=True), _words(book)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, ahead.title(pack), book.add_format({"bold": True, "font_size": 14}))
    named = [*ahead.facts(pack), (t("Source"), pack.source), (t("Protection"), " ".join(ahead.limits(pack)))]
    line = 2
    for name, text in [*named, ("", ""), (t("Definitions"), ""), *ahead.definitions(pack)]:
        if name:
            sheet.write_string(line, 0, name, bold)
            sheet.write_string(line, 1, text, plain)
        line += 1


def _sheet(book: Any, pack: Edition, name: str, frame: pd.DataFrame, totals: Sequence[str]) -> None:
    """One table under its headers, its total where it has one, and the rule that its figures follow."""
    t, columns = pack.t, [str(column) for column in frame]
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    looks = {column: _look(book, column) for column in columns}
    for place, column in enumerate(columns):
        header = labels.name(column, t)
        widest = max(
            [len(word) for word in header.split()] + [len(_text(row, column, t)) for row in rows(frame)]
        )
        sheet.set_column(place, place, min(max(widest + 2, NARROWEST), WIDEST))
        sheet.write_string(0, place, header, _words(book, bold=True, bottom=1))
    for line, row in enumerate(rows(frame), start=1):
        for place, column in enumerate(columns):
            _cell(sheet, (line, place), column, row[column], looks[column], t)
    end, sums = len(frame) + 1, blocks.total(frame, totals)
    if sums:
        sheet.write_string(end, 0, t("Total"), _words(book, bold=True, top=1))
        for place, column in enumerate(columns):
            if column in sums:
                sheet.write_number(end, place, sums[column], _look(book, column, bold=True, top=1))
    sheet.write_string(end + 2, 0, ahead.protection(pack), book.add_format({"italic": True}))


def _cell(sheet: Any, at: tuple[int, int], column: str, value: Any, look: Any, t: Any) -> None:
    """A number or a date as such; what is hidden in words; what is absent as an empty cell."""
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), look)
    elif labels.is_number(column) and is_known(value):
        sheet.write_number(*at, float(value), look)
    else:
        sheet.write_string(*at, labels.plain(column, value, t), look)


def _text(row: dict[str, Any], column: str, t: Any) -> str:
    return "" if row[column] is None else labels.plain(column, row[column], t)


def _look(book: Any, column: str, **style: Any) -> Any:
    kind = labels.COLUMNS[column][1]
    return book.add_format(
        {
            "num_format": FORMATS.get(kind, "@"),
            "align": "right" if labels.is_number(column) else "left",
            **style,
        }
    )


def _words(book: Any, **style: Any) -> Any:
    return book.add_format({"text_wrap": True, "valign": "top", **style})
