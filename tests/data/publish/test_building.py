"""What a publication may use of the machine."""

import duckdb
import pytest

from data.publish import building


@pytest.mark.parametrize(("applications", "has_more"), [(10, False), (2_400_000, False), (3_000_000, True)])
def test_memory_grows_with_the_programme_and_stays_under_half_of_the_machine(
    applications: int, has_more: bool
) -> None:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as scratch")
        con.execute("create table scratch.application as from range(?)", [applications])
        building.give_memory(con)
        given = con.execute("select value from duckdb_settings() where name = 'memory_limit'").fetchone()
        con.execute(f"set memory_limit = '{building.MEMORY}B'")
        usual = con.execute("select value from duckdb_settings() where name = 'memory_limit'").fetchone()
    assert (given != usual) == (has_more and building.half_of_the_machine() > building.MEMORY)
