"""DuckDB lives here: how a store is filled from exports, published as a generation, and asked."""
