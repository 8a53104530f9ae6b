"""What is done in the library as actions of the journal: each is taken back by one undo.

``marks``             articles marked, tagged, deleted
``keeping_tags``      tags renamed, merged, given other names, coloured, hidden
``settling_sources``  what the reader settles for sources
``applying_rules``    what rules do to articles
"""
