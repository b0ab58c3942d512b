"""What only the desk's pages say. Nothing comes in; out come headings by name."""

from __future__ import annotations

RELATIONS = {
    "agree": "the reports agree",
    "refine": "one says more",
    "update": "newer reports have it otherwise",
    "conflict": "the reports differ",
}
CHANGES = {
    "event-status": "Turned out otherwise",
    "event-withdrawn": "No longer told",
    "claim-withdrawn": "Taken back",
    "claim-corrected": "Corrected",
    "event-number": "Numbers",
    "event-moved": "Other times and places",
    "event-dated": "Now dated",
    "event-new": "New events",
    "claim-new": "Newly said",
    "relation-new": "Reports differ",
    "relation-settled": "Settled between reports",
    "event-verdict": "Better or worse founded",
    "report-joined": "Reports that joined",
    "report-corrected": "Reports that were corrected",
    "report-left": "Reports that left",
}
