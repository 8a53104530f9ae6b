"""Saved views on the screen: the list of them, and one of them shown.

``screen``     the list, and what can be done in it
``view_list``  its rows; ``rows``: a view as one, pure
``counting``   their counts, one view at a time, so that no key waits
``actions``    what can be done with a view, a file per group
``showing``    what the list of articles shows for one
"""
