"""Scale: whole corpora through the same flow, by all cores of one machine or by many machines. Paths in, datasets out.

    inputs ─ sources ─ units ──[ read ]── packs ─ stories ─ units ──[ tell ]── packs ─ datasets, run.json

What stands in brackets is done by executors (`local`, `cluster`), which call the same code (`work`); all else is done
by the one process that was started, which alone writes. Nothing holds the corpus.
"""
