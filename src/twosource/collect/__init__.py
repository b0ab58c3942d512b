"""Collect: raw input -> Report. Texts, pages, feeds, archives, agencies' items; segments, outlet, date, dateline.

from twosource.collect import collect

reports, left_out = collect(["examples/envoy"])
"""

from twosource.collect.collection import collect

__all__ = ["collect"]
