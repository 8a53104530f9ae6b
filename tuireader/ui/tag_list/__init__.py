"""g t: the tags themselves.

``screen``   the list: how each is called, used, coloured, what else means it
``rows``     a tag as a row; pure
``actions``  what can be done with one, a file per group
"""
