"""The only place that says SQL: drafts go in, articles, rows and counts come out.

Rooms, from the ground up: each knows only those before it.

tagging        tags: names, counts, on and off many articles at once
migrations     the tables, as steps one only adds to, a file each
file           the file itself: opened, moved, copied, looked over, salvaged
finding        a query tree → rows, ids and counts; the full-text index
content        what articles are: texts, their earlier versions, the documents that brought them
subscriptions  sources: how they fare, what is settled for them, when they are asked again
ruling         rules, and which touched which article
reader         what is the reader's own: the journal with each change's inverse, places, saved views, what was typed
foreign        databases of other readers, only read
acts           what is done as actions of the journal: marks, tags kept, sources settled, rules applied

Beside them:

writing    one writer at a time: ``BEGIN IMMEDIATE``, and SQLite's errors as ours
portions   a long change made in short transactions
leases     what only one program at a time may do
functions  what SQL may call of ours
stamps     moments as they are stored
format     how a library file says what it is, and of which version
beside     a second connection for what takes long to read, which can be given up

Every function takes the open connection first. The hot path is plain ``sqlite3``; sqlite-utils is loaded only
where the schema has to be made or changed.
"""
