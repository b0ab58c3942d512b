"""Desk: the flow with a memory. Paths in, stories out, as they are, were, or were known at some moment.

It joins the store and the pipeline and computes nothing itself. One file a doing: adding, joining, telling, judging.

from twosource.desk import Desk

desk = Desk.open("news.db")
desk.add(["examples/envoy"])
desk.stories().items[0].title
"""

from twosource.desk.desk import Desk

__all__ = ["Desk"]
