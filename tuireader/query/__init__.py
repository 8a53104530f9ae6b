"""What the reader types becomes a tree. Pure: nothing here knows a clock, a file or SQL.

`parse.parse` reads the query language strictly, `parse.words` reads what stands in a search box and never
complains; both give a tree of the nodes in `tree`. `show` says a tree in words or writes it back as a query,
`build` makes one from what a view shows, `fields` lists what can be asked for.
"""
