"""Pure functions: frames and numbers in, texts, figures and frames out.

Nothing here knows Streamlit, DuckDB, the clock or the language of the machine. A function that speaks takes a
`Translator`; a function that draws lives in `analytics.charts` and returns a `Chart`.
"""
