"""DuckDB lives here: how a store is filled from exports, published as a generation, and asked."""

VERSION = "0.2.0"  # of the project, kept in each manifest
