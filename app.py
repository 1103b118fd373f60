"""Entry: page config, language, who looks, the pages that follow from it. Asks nothing of the data itself."""

from contextlib import suppress

import streamlit as st

from pages.shared import access, common

st.set_page_config(page_title="AX Mentoring", page_icon="pages/assets/icon.svg", layout="wide")
common.dress()
common.note_link()
t = common.language()
visitor = access.visitor(t)
common.offer_link(t)

# One line a page: its file, its title, its icon, its address, and the role without which nobody has it.
pages = {
    t("Board"): [
        access.page(visitor, t, "overview", t("Overview"), "space_dashboard"),
        access.page(visitor, t, "cohorts", t("Classes"), "bar_chart", "promotions"),
        access.page(visitor, t, "forecast", t("Forecast"), "insights", "prevision"),
    ],
    t("Campaign"): [
        access.page(visitor, t, "campaign", t("Week by week"), "timeline", "campagne"),
        access.page(visitor, t, "waiting", t("Waiting list"), "hourglass_top", "attente"),
        access.page(visitor, t, "sectors", t("Sectors"), "hub", "secteurs"),
        access.page(
            visitor, t, "solicit", t("Whom to ask"), "person_search", "solliciter", only="coordinator"
        ),
    ],
    t("Programme"): [
        access.page(visitor, t, "mentors", t("Mentors"), "groups", "mentors"),
        access.page(visitor, t, "follow_up", t("Follow-up of pairs"), "handshake", "suivi"),
        access.page(visitor, t, "motivations", t("Motivations"), "format_quote", "motivations"),
        access.page(visitor, t, "equity", t("Equity"), "balance", "equite"),
    ],
    t("Data"): [
        access.page(
            visitor, t, "importing", t("Import an export"), "upload_file", "importer", only="coordinator"
        ),
        access.page(
            visitor, t, "objectives", t("Targets and events"), "flag", "objectifs", only="coordinator"
        ),
        access.page(visitor, t, "method", t("Method"), "menu_book", "methode"),
    ],
}
page = st.navigation(pages, expanded=True)  # folded, the menu would hide the import
audience, is_refusal = visitor.audience, page.visibility == "hidden"  # a refusal looks at nothing
is_first_import = page.url_path == "importer"  # where the first data come from
if audience is None or is_refusal or common.open_view(t, audience) or is_first_import:
    room = st.container()
    has_figures = audience is not None and not is_refusal and not is_first_import
    if has_figures:
        common.say_part(page.url_path)
    with suppress(common.Ended):
        page.run()
    if has_figures:
        common.say_source(page.url_path)
    with room:
        common.say_left_out(page.url_path, t)
else:
    common.show_empty_store(t, page.title, audience)
