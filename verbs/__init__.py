"""The verbs of the command line, a file a subject: `manage.py` puts them together. A verb is one call into `data`.

A verb imports what it works with itself: the others do not wait for it.
"""
