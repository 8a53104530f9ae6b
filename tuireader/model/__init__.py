"""The words of the house: what news is made of, from a file or a server to a row on the screen.

Frozen values from the standard library only. A room may know all of these and nothing of another room.

``stamps``       a moment as far as it is known
``drafts``       what an importer reads: an article before the library knows it, what tells it apart
``documents``    what one file or one answer held: drafts, a feed's head, subscriptions
``sources``      a source, how it fares
``articles``     an article, whole; ``rows``: as a line in a list; ``tags``: a tag and its counts; ``colours`` of both
``rules``        what is done with articles that come in, and what was done
``selections``   what a view shows
``completions``  the ways to go on with what is typed
``results``      what became of a file, a source, a page; ``changes``: what undo can take back
"""
