"""DuckDB lives here: how a store is filled from exports, published as a generation, and asked."""

VERSION = "1.0.0"  # of the project, kept in each manifest
