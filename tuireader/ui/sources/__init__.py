"""The list of sources: how each fares, and what can be done about it.

``screen``          what is shown, and what can be done in it
``source_list``     its rows; ``rows``: a source as one, and the names of the columns, pure
``source_details``  all that is known of one, beside the list; ``details``: as lines, pure
``orders``          in which order sources stand, pure
``actions``         what can be done with a source, a file per group
``showing``         the articles of one in the list of articles
"""
