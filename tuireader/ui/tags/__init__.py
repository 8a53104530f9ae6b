"""The list of tags: how each is called, used, coloured, what else means it.

``screen``    what is shown, and what can be done in it
``tag_list``  its rows; ``rows``: a tag as one, pure
``actions``   what can be done with a tag, a file per group
"""
