"""The list of sources: how each fares, and what can be done about it.

screen    the screen itself: what is shown, what a key does
keys      which keys do what here
rows      a source as cells of a row, and the names of the columns: pure
details   all that is known of a source as lines: pure
orders    in which order sources stand: pure
actions   what can be done here, a file per group
"""
