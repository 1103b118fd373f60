"""Entry point: page config, language, shared filter, navigation. Asks nothing of the data itself."""

import streamlit as st

from pages import common

st.set_page_config(page_title="AX Mentoring", page_icon="pages/assets/icon.svg", layout="wide")
common.dress()
t = common.language()

solicit = st.Page(
    "pages/solicit.py", title=t("Whom to ask"), icon=":material/person_search:", url_path="solliciter"
)
pages = {
    t("Board"): [
        st.Page("pages/overview.py", title=t("Overview"), icon=":material/space_dashboard:", default=True),
        st.Page(
            "pages/cohorts.py", title=t("Promotions"), icon=":material/bar_chart:", url_path="promotions"
        ),
    ],
    t("Programme"): [
        st.Page("pages/forecast.py", title=t("Forecast"), icon=":material/insights:", url_path="prevision"),
        *([solicit] if common.audience() == "coordinator" else []),
        st.Page("pages/campaign.py", title=t("Campaign"), icon=":material/timeline:", url_path="campagne"),
        st.Page("pages/waiting.py", title=t("Waiting list"), icon=":material/hourglass_top:", url_path="attente"),
        st.Page("pages/sectors.py", title=t("Sectors"), icon=":material/hub:", url_path="secteurs"),
        st.Page("pages/follow_up.py", title=t("Follow-up of pairs"), icon=":material/handshake:", url_path="suivi"),
        st.Page("pages/mentors.py", title=t("Mentors"), icon=":material/groups:", url_path="mentors"),
        st.Page(
            "pages/motivations.py",
            title=t("Motivations"),
            icon=":material/format_quote:",
            url_path="motivations",
        ),
    ],
    t("Data"): [
        st.Page("pages/method.py", title=t("Method"), icon=":material/menu_book:", url_path="methode"),
    ],
}
page = st.navigation(pages)
if common.open_view(t):
    page.run()
else:
    common.show_empty_store(t, page.title)
