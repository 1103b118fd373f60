"""The rights of persons and how long their rows are kept."""
