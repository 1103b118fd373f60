"""Streamlit lives here: one file per question, and `common`, which they share."""
