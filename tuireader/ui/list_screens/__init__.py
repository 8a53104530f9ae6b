"""Screens that are lists of things: sources, rules, saved views, tags. What they have in common.

``screen``   `ListScreen`: rows under a cursor, narrowed, with help
``telling``  `TellingScreen`: what can be done at the foot, telling and asking there
``row_list`` `RowList`: the rows, and words where there are none
``action``   `Action`: one thing that can be done there
``asking``   a query asked for, what is wrong with it pointed at
``keys``     which key does what: the reader's own for moving and leaving, an action's own letter else
"""
