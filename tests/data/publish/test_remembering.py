"""What was published is remembered, and what is published next withstands who kept it all."""

from pathlib import Path

import duckdb

from data import changing, queries
from data.generations import store
from data.publish import remembering
from tests.data.students import applications, written


def test_what_was_undone_is_still_known_to_who_saw_it(tmp_path: Path, store_folder: Path) -> None:
    for students in (22, 37):
        changing.import_exports(store_folder, [written(tmp_path / str(students), students)])
    changing.undo(store_folder)
    assert applications(store_folder, "board") == 20
    # 37 were shown, and one more is 38.
    changing.import_exports(store_folder, [written(tmp_path / "one more", 38)])
    assert (applications(store_folder, "coordinator"), applications(store_folder, "board")) == (38, 20)
    changing.import_exports(store_folder, [written(tmp_path / "as before", 37)])
    assert changing.rebuild(store_folder, "publish").generation
    changing.import_exports(store_folder, [written(tmp_path / "fifteen more", 52)])
    assert applications(store_folder, "board") == 50


def test_fifteen_mentors_do_not_renew_what_is_said_of_one_student(tmp_path: Path, store_folder: Path) -> None:
    mentors = "".join(f"M{number};X09;Data\n" for number in range(15))
    offers = "".join(f"M{number};X20;1;01/09/2021\n" for number in range(15))
    changing.import_exports(store_folder, [written(tmp_path / "first", 22)])
    sent = written(tmp_path / "more", 23)
    (sent / "mentors.csv").write_text("Identifiant;Promo;Secteur\n" + mentors, encoding="utf-8")
    (sent / "volontaires.csv").write_text("Mentor;Cohorte;Capacité;Date\n" + offers, encoding="utf-8")
    changing.import_exports(store_folder, [sent])
    generation = store.current(store_folder)
    assert generation is not None
    assert generation.manifest["disclosure"]["kept"] == ["students X20"]
    (row,) = [one for one in queries.records(generation, "board", "cohort_summary") if one["cohort"] == "X20"]
    assert (row["applications"], row["volunteers"]) == (20, 15)


def test_answers_alone_reach_the_board_when_fifteen_students_gave_them(
    tmp_path: Path, store_folder: Path
) -> None:
    sent = written(tmp_path / "first", 20)
    mentors = "".join(f"M{number};X09;Data\n" for number in range(20))
    pairs = "".join(f"C{number};M{number};20/10/2021;;\n" for number in range(20))
    (sent / "mentors.csv").write_text("Identifiant;Promo;Secteur\n" + mentors, encoding="utf-8")
    (sent / "binomes.csv").write_text(
        "Élève;Mentor;Date de mise en relation;Date de fin;Motif\n" + pairs, encoding="utf-8"
    )
    changing.import_exports(store_folder, [sent])
    for students, seen in ((14, []), (20, [20])):
        answers = "".join(f"C{number};élève;20/01/2022;5\n" for number in range(students))
        file = tmp_path / f"{students}.csv"
        file.write_text("Élève;Répondant;Date de réponse;Note\n" + answers, encoding="utf-8")
        changing.import_exports(store_folder, [file])
        generation = store.current(store_folder)
        assert generation is not None
        given = queries.records(generation, "board", "satisfaction")
        assert [row["answers"] for row in given if row["respondent"] == "student"] == seen


def test_what_is_remembered_names_nobody(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    with duckdb.connect(generation.records, read_only=True) as con:
        for table in remembering.TABLES:
            text = str(con.execute(f"from {table}").fetchall())
            assert not any(name in text for name in ("C1", "C4", "M1", "M2", "énergie"))
        assert con.execute("select count(*) > 0 from remembered_count").fetchone() == (True,)
