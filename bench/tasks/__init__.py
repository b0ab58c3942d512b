"""The tasks of `predict.py`, one file each."""
