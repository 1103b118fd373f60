"""The board's file: the pages themselves, run without a server, written as files that open from disk.

`running` runs a page as the board sees it, `elements` writes what it showed as HTML, `making` goes through them all,
`document` makes the files. `python -m pages.site` does it, in a process of its own (`data.keeping.siting`).
"""
