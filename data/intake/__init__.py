"""From the files that somebody sends to checked rows: reading, staging, values, merging, what is set aside."""
