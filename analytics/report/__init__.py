"""The board pack: the figures of a programme as a document and as a workbook, from the same sentences as the pages.

`sections` and `ahead` say an `Edition` in blocks; `document` has Typst lay them out on
paper (`template.typ`); `workbook` makes a spreadsheet of the same rows.
"""
