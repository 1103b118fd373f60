"""Columns that are not kept and yet seem to mean something: each is named, with what it would have changed."""

import re
from collections.abc import Iterator, Mapping, Sequence

from analytics.language.messages import message
from data.contract import contract, folded, known_headers
from data.intake import unfinished
from data.intake.assigning import ANY
from data.intake.headers import COUNTERS, MENTOR, PERSONAL, STUDENT, phrased, readings, reduced, side_of
from data.intake.kinds import PATTERNS, Kind
from data.intake.reading.sandbox import ReadSheet
from data.intake.sectors import sector_names
from data.intake.sheets import Judged
from data.problems import Problem

MEANT: Mapping[str, str] = {  # kind of the cells → what such a column would have changed
    "sector": message("It holds sectors, which would have been wishes or the sector of a mentor."),
    "status": message("It holds statuses, which may say that a row does not count."),
    "date": message("It holds dates, which may be those of an application, a pair or an end."),
    "serial": message("It holds dates, which may be those of an application, a pair or an end."),
    "email": message("It holds addresses, by which the same person could be recognised."),
    "promotion": message("It holds classes, of students or of mentors."),
    "season": message("It holds campaigns, for which an application or an offer would count."),
    "role": message("It holds roles, which tell students from mentors."),
    "text": message("It holds texts: one column alone is read as the motivations."),
}
SUITED: Mapping[str, Sequence[str]] = {  # type of a column → kinds of cells that it may have
    "date": ("date", "serial"),
    "promotion": ("promotion", "year", "short_year"),
    "campaign": ("season", "year"),
    "integer": ("few", "integer"),
    "sector": ("sector",),
    "sectors": ("sector",),
    "maturity": ("few", "maturity"),
    "respondent": ("role",),
}
KNOWN = message("Its name is that of a column of another table.")
HARMLESS = re.compile(  # what tools write of an answer beside it
    r"^(?:(?:heure de la |date de la )?derni\w* (?:modification|action)|last (?:modified(?: time)?|action)"
    r"|modified(?: time)?|total points|quiz feedback|points .*|feedback .*"
    r"|date de (?:modification|naissance)|birth date|modifie le|heure de modification|modifie|changed|updated(?: at)?"
    r"|langue de depart|start ?language|stage date(?: utc)?|a corriger|to correct|nom|prenom|name|network id|ip address"
    r"|adresse ip|etat de la reponse|heure de fin|completion time|completed time)$"
)
FLAGGED = re.compile(
    r"\b(?:mentor\w*|parrain\w*|volontair\w*|disponib\w*|recevab\w*|eligib\w*|retenu\w*|valid\w*|statut|binomes?"
    r"|abandon\w*|termin\w*|annul\w*|retir\w*|retrait|desist\w*|refus\w*|fini\w*|clos\w*|ended|finished|cancel\w*"
    r"|withdr\w*|matched|paired|(?:des|in)?acti[fv]\w*|supprim\w*|delet\w*|archiv\w*|doublons?|duplicates?)\b"
)
AGREED = re.compile(r"\b(?:accept\w*|accord|consen\w*|autoris\w*|rgpd|gdpr|agree\w*)\b")  # said by a box
# What somebody only agrees to: nothing counts by it.
BESIDE = re.compile(r"\b(?:lettres?|infolettre|newsletter|images?|photos?)\b")
# What a list to choose from leaves to be said, and the words that come with it: « Si autre, précisez lesquels ».
OWN_WORDS = re.compile(r"\b(?:autres?|precise[rz]?|others?|specify)\b")
ASIDE = re.compile(
    r"\b(?:si|d|de|s|il|vous|te|plait|svp|merci|(?:le|la|les)?quel(?:le)?s?|votre|vos|choix|reponse|texte|libre"
    r"|souhait\w*|envisag\w*|activites?|please|if|which|what|option|answer|text|ones?|your|in|en)\b"
)
SECTORS = re.compile(r"\b(?:secteurs?|sectors?|voeux?|domaines?)\b")
PLACES = re.compile(r"\b(?:places?|capacites?|slots?|capacity)\b")
MORE_PLACES = message("It holds places: write one row for each mentor and campaign.")
WORDED_PLACES = message("It asks how many students a mentor takes: write whole numbers.")
PEOPLE: Mapping[str, str] = {  # whose it is → what such a column would have given
    MENTOR: message(
        "It names mentors: with what tells them apart and the day of each pair, it would have given pairs."
    ),
    STUDENT: message(
        "It names students: with what tells them apart and the day of each pair, it would have given pairs."
    ),
}


def worth_a_look(sheet: ReadSheet) -> Iterator[Problem]:
    """One problem for each column that is left out though its cells, or its very name, mean something here."""
    judgement = sheet.judgement
    for place, header in enumerate(sheet.header):
        kind, plain = judgement.kinds[place], folded(header)
        if (
            judgement.columns[place]
            or not kind.filled
            or HARMLESS.match(plain)
            or COUNTERS.match(plain)
            or (
                kind.is_counter
                and not (_is_named(header, kind) or _is_of_a_campaign(header, kind, judgement))
            )
            or unfinished.says_so(header)
            or _is_other_moment(header, kind, judgement)
        ):
            continue
        if meant := _meant(sheet, place):
            yield Problem(
                "Column {header} is not kept. {meant}",
                "If it should count, say on the import page what it becomes, or rename it after the templates.",
                file=sheet.file,
                values={"header": header, "meant": meant},
            )


def _meant(sheet: ReadSheet, place: int) -> str:
    """What such a column would have changed, or ""."""
    header, judgement = sheet.header[place], sheet.judgement
    kind = judgement.kinds[place]
    plain, side = folded(header), side_of(header)
    sides = {"application_id": STUDENT, "mentor_id": MENTOR}
    if (
        side
        and not reduced(header).strip(" 0123456789")
        and side not in {sides[name] for name in sides if name in judgement.columns}
    ):
        return PEOPLE[side]
    if ("capacity" in judgement.columns and _offers(header, kind)) or _is_of_a_campaign(
        header, kind, judgement
    ):
        return MORE_PLACES
    if "mentor" in judgement.tables and "capacity" not in judgement.columns and _asks_for_places(plain):
        return WORDED_PLACES
    if _rates_a_sector(plain, kind) or _is_another_sector(sheet, place):
        return MEANT["sector"]
    if kind.share("flag", "mark") >= 0.5:
        is_refused = kind.share("mark") < 1 or kind.filled < kind.rows
        is_meant = (
            FLAGGED.search(plain)
            or (is_refused and AGREED.search(plain) and not BESIDE.search(plain))
            or ("status" not in judgement.columns and folded(header) in known_headers())
        )
        return MEANT["sector"] if SECTORS.search(plain) else MEANT["status"] if is_meant else ""
    read = [name for name in MEANT if name != "text" or "motivation" in judgement.columns]
    meant = next((MEANT[name] for name in read if kind.share(name) >= 0.5), "")
    if meant == MEANT["status"] and kind.filled < 2:
        meant = ""
    is_known = {"also_application", "also_mentor"} & {*judgement.columns}
    if meant == MEANT["email"] and PERSONAL.search(plain) and is_known:
        return ""
    return meant or (KNOWN if not PERSONAL.search(plain) and _table_of(plain, kind, judgement.tables) else "")


def _is_named(header: str, kind: Kind) -> bool:
    """Whether the header says what its numbers are, which in few rows look like those of the rows."""
    plain = folded(header)
    is_flag = kind.share("flag") == 1 and kind.distinct > 1
    return bool(_offers(header, kind) or (is_flag and FLAGGED.search(plain)) or _rates_a_sector(plain, kind))


def _is_of_a_campaign(header: str, kind: Kind, judgement: Judged) -> bool:
    """Whether a sheet of mentors has a column for one campaign, in which they say yes or a number: « X22 »."""
    is_one = PATTERNS["promotion"].search(header.strip()) or PATTERNS["season"].search(header.strip())
    return bool("mentor" in judgement.tables and is_one and kind.share("few", "flag") >= 0.5)


def _asks_for_places(plain: str) -> bool:
    return any(reading.column == "capacity" and reading.pattern.search(plain) for reading in readings())


def _offers(header: str, kind: Kind) -> bool:
    return bool(PLACES.search(folded(header))) and kind.share("integer") >= 0.5


def _rates_a_sector(plain: str, kind: Kind) -> bool:
    """Whether the header names a sector and the cells say how much of it is wished: 'Intérêt Finance (1 à 5)'."""
    words = re.findall(r"\w+", plain)
    return kind.share("few", "rank") >= 0.5 and not sector_names().keys().isdisjoint(words)


def _is_another_sector(sheet: ReadSheet, place: int) -> bool:
    """Whether a column says in words what a list of sectors lacks: by its name, or right behind it without another."""
    plain, columns = folded(sheet.header[place]), sheet.judgement.columns
    lists = [at for at, name in enumerate(columns) if name in ("sectors", "sector")]
    if not OWN_WORDS.search(plain):
        return False
    rest = ASIDE.sub(" ", OWN_WORDS.sub(" ", plain)).split()
    words = {word.rstrip("s") for at in lists for word in folded(sheet.header[at]).split()}
    others = [word for word in rest if word.rstrip("s") not in words and not SECTORS.match(word)]
    if place - 1 in lists:
        return not others or any(map(SECTORS.match, rest))
    return bool(lists and rest) and not others


def _is_other_moment(header: str, kind: Kind, judgement: Judged) -> bool:
    """Whether a column is one more moment of the same answer: when it was begun, made or sent."""
    is_timed = bool({"applied_on", "volunteered_on", "moment"} & {*judgement.columns})
    return (
        is_timed
        and kind.share("time") >= 0.5
        and (
            folded(header) == "end date"  # of who answers: that of a pair is a day
            or any(phrased(name, header, kind, ANY) for name in ("applied_on", "moment"))
        )
    )


def _table_of(plain: str, kind: Kind, tables: tuple[str, ...]) -> str:
    """Another table of which the header is a column by its very name, with cells that it could have; or ""."""
    return next(
        (
            table
            for table, listed in contract().items()
            for column in listed
            if table not in tables
            and plain in column.headers
            and column.type in SUITED
            and kind.share(*SUITED[column.type]) >= 0.5
        ),
        "",
    )
