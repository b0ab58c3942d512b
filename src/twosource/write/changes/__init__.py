"""What has changed between two accounts of a story. In come both; out go changes, what matters most first.

for one in changes(before, after, texts={report.id: report.text for report in reports}):
    print(one.text)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from twosource.write.changes.comparison import Comparison
from twosource.write.changes.counts import counts
from twosource.write.changes.form import Change, Kind, Side
from twosource.write.changes.happenings import gone_events, moved, new_events, verdicts
from twosource.write.changes.standings import differences, reports, settled
from twosource.write.changes.statements import changed_claims, new_claims, taken_back
from twosource.write.changes.turns import turned_out
from twosource.write.contract import Account

__all__ = ["Change", "Kind", "Side", "changes"]

SHORT = ("report-joined", "event-new", "relation-new")


def changes(
    before: Account | None,
    after: Account,
    *,
    texts: Mapping[str, str] | None = None,
    earlier: Mapping[str, str] | None = None,
) -> tuple[Change, ...]:
    """What is new, has turned out, moved, or is taken back; nothing for the same account twice.

    Without `before` all is new: the reports, the events, where the reports differ. `texts` are the reports' by id, from
    both accounts; with them claims are quoted, and versions of one report are compared word by word. Where a report
    kept its id while its text changed, `earlier` has the older text.
    """
    if before == after:
        return ()
    older = before or replace(after, brief=(), reports=(), entities=(), events=(), claims=(), relations=(), origins=())
    both = Comparison(older, after, texts or {}, texts or {} if earlier is None else earlier)
    found = [
        *changed_claims(both), *taken_back(both), *gone_events(both), *turned_out(both), *counts(both),
        *differences(both), *moved(both), *new_events(both), *verdicts(both), *settled(both), *reports(both),
    ]  # fmt: skip
    found = found + list(new_claims(both, found)) if before else [one for one in found if one.kind in SHORT]
    return tuple(sorted(found, key=lambda one: -one.importance))
