"""What has happened, section by section: the overview, the promotions, the mentors, the sectors."""

from typing import Any

from analytics.board import alerts, cards, objectives, overview, reconciliations
from analytics.campaign import clock, leaving
from analytics.charts import demand, flow, growth, match_rate, sector_trend, sectors, supply
from analytics.edition import Edition
from analytics.forecast import sentences
from analytics.frames import row_of, rows
from analytics.language.columns import shown_with
from analytics.language.labels import ADDITIVE
from analytics.pairing import shortages
from analytics.report import blocks


def of_overview(pack: Edition) -> dict[str, Any]:
    """The first page: the headline, the cards, the pairs per promotion, what to decide."""
    t, cohorts = pack.t, pack.rows("cohort_summary")
    aims = objectives.of_metric(pack.rows("target"), "pairs")
    future = rows(pack.rows("forecast"))
    ahead = (
        [sentences.risk_sentence(future[0], t), sentences.aim_sentence(future[0], aims, t)] if future else []
    )
    today = None if pack.is_invented else pack.today
    decisions = alerts.to_decide(pack.rows, pack.cohort, today, t)
    return blocks.section(
        t("Overview"),
        overview.headline(cohorts, pack.cohort, t, pack.rows("campaign_pace")),
        overview.standfirst(cohorts, pack.cohort, t),
        [
            blocks.cards(
                cards.cards(cohorts, pack.cohort, t, pack.rows("campaign_pace"), pack.rows("target"))
            ),
            blocks.figure(
                growth.pairs_per_cohort(cohorts, pack.cohort, t, aims), t, remarks=pack.remarks("pairs")
            ),
            blocks.to_decide(decisions, ". ".join(filter(None, ahead)), t),
        ],
    )


def of_promotions(pack: Edition) -> dict[str, Any]:
    """How each promotion applied, what became of it, and whether there were places enough."""
    t, cohort, cohorts = pack.t, pack.cohort, pack.rows("cohort_summary")
    applied = demand.applications_per_cohort(cohorts, cohort, t)
    lead = reconciliations.of_applications(row_of(cohorts, cohort), t)
    return blocks.section(
        t("Classes"),
        applied.title,
        f"{t('How did each class of students apply, and how many found a mentor?')} {lead}".strip(),
        [
            blocks.figure(applied, t, remarks=pack.remarks("applications")),
            blocks.columns(
                [blocks.half(demand.funnel(cohorts, cohort, t), t, remarks=pack.remarks("funnel"))],
                [blocks.half(match_rate.match_rate(cohorts, cohort, t), t, remarks=pack.remarks("rate"))],
            ),
            blocks.table(
                t("Students, class by class"),
                shown_with("applications", cohorts, t),
                t,
                pack.protection,
                addable(pack),
            ),
        ],
    )


def of_mentors(pack: Edition) -> dict[str, Any]:
    """Which promotions give the mentors, who comes back, who leaves."""
    t, cohort = pack.t, pack.cohort
    supplied, moves, cohorts = (
        pack.rows(query) for query in ("mentor_supply", "mentor_flow", "cohort_summary")
    )
    of_cohort = pack.of_cohort("mentor_supply")
    grid = supply.promotion_grid(supplied, pack.window, cohort, t)
    question = t("Which classes give the mentors, who comes back, and who leaves?")
    is_latest = cohort == cohorts["cohort"].iloc[-1]
    row = row_of(cohorts, cohort)
    is_living = clock.is_living(row) and row is not None and row["volunteers"] is not None
    last_words = leaving.sentence(pack.of_cohort("mentor_leaving"), cohort, t) if is_latest else ""
    return blocks.section(
        t("Mentors"),
        grid.title,
        " ".join(
            filter(
                None, [question, reconciliations.of_mentors(row_of(moves, cohort), t, is_living), last_words]
            )
        ),
        [
            blocks.figure(grid, t, remarks=pack.remarks("grid")),
            blocks.columns(
                [
                    blocks.half(supply.contribution(of_cohort, t), t, remarks=pack.remarks("contribution")),
                    blocks.table(t("Coverage, class by class"), shown_with("balance", cohorts, t), t),
                ],
                [blocks.half(flow.mentor_flow(moves, cohort, t), t, remarks=pack.remarks("flow"))],
            ),
            blocks.table(
                t("Mentors of the {cohort}, by class", cohort=cohort),
                shown_with("supply", of_cohort, t).sort_values("gap", kind="stable"),
                t,
                pack.protection,
            ),
        ],
    )


def of_sectors(pack: Edition) -> dict[str, Any]:
    """In which sectors places are missing."""
    t, cohort, of_cohort = pack.t, pack.cohort, pack.of_cohort("sector_balance")
    shortage, row = (row_of(pack.rows(query), cohort) for query in ("sector_shortage", "cohort_summary"))
    parts = [
        *shortages.sentences(shortage, row, t),
        reconciliations.of_places(row, t),
    ]
    return blocks.section(
        t("Sectors"),
        shortages.headline(shortage, row, pack.sector_names, cohort, t),
        " ".join(filter(None, parts))
        or t("In which sectors are mentors to be found, and could a better placement do?"),
        [
            blocks.figure(sectors.sector_gaps(of_cohort, t), t, remarks=pack.remarks("sectors")),
            blocks.columns(
                [
                    blocks.table(
                        t("Wishes and places of the {cohort}, by sector", cohort=cohort),
                        shown_with("sectors", of_cohort, t),
                        t,
                        pack.protection,
                        () if pack.is_protected else ("students", "places"),
                    )
                ],
                [
                    blocks.half(
                        sector_trend.balance_by_cohort(pack.rows("sector_balance"), cohort, t),
                        t,
                        remarks=pack.remarks("trend"),
                    )
                ],
            ),
        ],
    )


def _rule(pack: Edition) -> str:
    """The protection of the figures, under a table that it touches."""
    return pack.protection


def _totals(pack: Edition, columns: list[str]) -> tuple[str, ...]:
    """The columns of a table of promotions that may be added up."""
    return tuple(name for name in columns if name in addable(pack))


def addable(pack: Edition) -> tuple[str, ...]:
    """What adds up over promotions: exact figures, and of protected ones those that everybody knows."""
    return blocks.EXACT if pack.is_protected else ADDITIVE
