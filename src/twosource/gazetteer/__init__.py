"""What the world is called: places with coordinates, countries, and who holds which office when.

A shared page, as `lexicon` is: a stage may look things up here. Names in, dataclasses out. Each table is a file in this
folder, read when first asked for, made by a script of `train/gazetteer/`; every row says where it is from.
"""
