"""Views of the library: a query in an order, by pages, with what stands beside it.

``listing``        `View`: rows by pages, keeping what the reader has just read in sight
``keyed``          its rows by keysets; ``placed``: sorted once; ``ranked``: the best hits of a search
``choosing``       what is chosen to be shown, as a query and as a view
``saved_views``    queries by name; ``keeping_views``: as the reader changes them
``completing``     names of the library while a query is typed
``narrowing``      the tags beside a selection
``announcing``     what has come in since
``glancing``       the rows of the last view, before anything else is loaded; ``session``: where the reader was
"""
