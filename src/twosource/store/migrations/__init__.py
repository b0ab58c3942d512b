"""Migrations of the schema, oldest first, one file each under `versions`. They go forward only."""
