"""Collect: raw input -> Report. Text files, folders, JSON Lines and standard input; segments, outlet, date, dateline.

from twosource.collect import collect

reports, left_out = collect(["examples/envoy"])
"""

from twosource.collect.collection import collect

__all__ = ["collect"]
