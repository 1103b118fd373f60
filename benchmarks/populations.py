"""Invented programmes to attack: their exact counts, and what the board sees of them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from analytics.disclosure.tables import COUNTS
from data import changing, queries
from data.generations import store
from data.publish import protecting
from data.publish.forecasting import TABLES, write_published_forecast
from data.sample import write_exports

Board = dict[str, pd.DataFrame]  # a table of counts by its name: NaN is absent, infinity is hidden


@dataclass(frozen=True)
class Programme:
    """One published generation: `exact` and `board` hold every table of counts as each audience has it."""

    folder: Path
    generation: store.Generation
    exact: Board
    board: Board

    def rows(self, audience: str, query: str) -> pd.DataFrame:
        """The rows of a query, as the pages get them."""
        return queries.rows(self.generation, audience, query)

    def query(self, audience: str, query: str) -> pd.DataFrame:
        """The same with its numbers as floats: what is hidden is infinite."""
        frame = self.rows(audience, query)
        for column in frame:
            is_hidden = frame[column].map(lambda value: isinstance(value, queries.Hidden))
            if is_hidden.any():
                frame[column] = frame[column].mask(is_hidden, float("inf")).astype(float)
        return frame

    def stored(self, name: str) -> pd.DataFrame:
        """A table of figures.duckdb, its rows in the order in which they are stored."""
        with duckdb.connect(self.generation.figures, read_only=True) as con:
            return con.execute(f"select * from {name}").df()

    def forecasts_agree(self) -> Iterator[bool]:
        """For each table of the board's forecast: whether it is what its published counts alone give."""
        with duckdb.connect() as con:
            con.execute(f"attach '{self.generation.figures}' as source (read_only)")
            con.execute("attach ':memory:' as figures")
            for table in (*COUNTS, "mentor_window", "promotion_size", "exceptional_campaign"):
                con.execute(f"create table figures.{table} as from source.{table}")
            for table in TABLES:
                con.execute(f"create table figures.{table} as from source.{table} limit 0")
            write_published_forecast(con, self.board, protecting.rule_in_force())
            for table in TABLES:
                parted = con.execute(
                    f"select count(*) from (from figures.{table} except from source.{table})"
                ).fetchone()
                yield parted == (0,)


def programme(folder: Path, applications: int, seed: int) -> Programme:
    """An invented programme of that size, imported for real into `folder`."""
    exports = folder / "exports"
    exports.mkdir(parents=True)
    write_exports(exports, applications, seed)
    changing.import_exports(folder / "demo", [exports], is_fresh=True)
    return published(folder)


def after_more(subject: Programme, students: int) -> Programme:
    """The same programme after so many more students have applied to its last campaign."""
    source = subject.folder / "exports" / "candidatures.csv"
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *_, last = csv.reader(file, delimiter=";")
    more = subject.folder / str(students) / "candidatures.csv"
    more.parent.mkdir()
    with more.open("w", encoding="utf-8", newline="") as file:
        rows = [[f"MORE-{number}", *last[1:]] for number in range(students)]
        csv.writer(file, delimiter=";").writerows([header, *rows])
    changing.import_exports(subject.folder / "demo", [more])
    return published(subject.folder)


def published(folder: Path) -> Programme:
    """The programme as the store `demo` of the folder shows it now."""
    generation = store.current(folder / "demo")
    if generation is None:
        raise FileNotFoundError(folder)
    frames: list[Board] = []
    for path in (generation.records, generation.figures):
        with duckdb.connect() as con:
            con.execute(f"attach '{path}' as looked (read_only)")
            frames.append({name: protecting.table_frame(con, "looked", name) for name in COUNTS})
    return Programme(folder, generation, *frames)
