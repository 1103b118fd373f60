"""Exports as people send them (text files in several dialects, workbooks, folders of both), read out of harm's way.

Whatever the file, it is opened by a process of little memory and time, that neither writes elsewhere nor reaches the
network (`child.py`); what it hands over is plain text in Parquet files.
"""

NO_MEMORY, NO_ROOM = 77, 78  # exit codes with which the child says that memory or the disk was lacking
