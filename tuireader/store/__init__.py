"""The only place that says SQL: drafts go in, articles, rows and counts come out.

opening     a library file opened, made or refused in words
filesystems which file system a library lies on
writing     one writer at a time: ``BEGIN IMMEDIATE``, and SQLite's errors as ours
portions    a long change made in short transactions
migrations  the tables, as steps one only adds to, a file each
shelf       drafts → articles, in one transaction, never touching the reader's marks
documents   which file or answer brought an article, so that it can be cited and recognised
lists       windows of rows by keyset, for any query tree
conditions  a query tree → SQL
functions   what SQL may call of ours
articles    one article, whole
marks       read, starred and tags, as journal entries with their inverse
journal     every change of the reader's marks, with its inverse
acting      one action on very many articles, made in portions
turning     undo and redo
merging     two machines' journals made one
trash       what was deleted, whole, for undo; it never comes back by itself
fulltexts   texts taken from articles' pages, kept beside what the feed said
revisions   earlier texts of a corrected article
packing     values made small that are seldom looked at
leases      what only one program at a time may do
search      the full-text index: filled after the articles are visible
sources     feeds and folders, and how their last refresh went
tags        names, counts
settling    what the reader settles for sources, as journal entries
source_settings  the columns that are the reader's own, and how the journal says them
records     how sources fare
copying     a library copied whole while it is in use
health      what `tuireader doctor` looks at

Every function takes the open connection first. The hot path is plain ``sqlite3``; sqlite-utils is loaded only
where the schema has to be made or changed.
"""
