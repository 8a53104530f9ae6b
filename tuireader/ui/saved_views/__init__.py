"""Saved views on the screen: the list of them, and one of them shown.

screen    the list, and what can be done in it
rows      a view as a row: pure
counting  their counts, one view at a time, so that no key waits
showing   what the list of articles shows for one
"""
