"""The list of rules: what is done with articles that come in.

screen  the screen itself: what is shown, what a key does
rows    a rule as cells of a row, and all of it as lines: pure
"""
