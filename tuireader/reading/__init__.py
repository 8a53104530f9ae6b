"""The reading room: an article's body → blocks → lines of spans at a width.

Pure: it knows no screen, no database and no network. `parse.parse` reads HTML or plain text into a
`blocks.Page` once; `layout.lines` lays that page out at a width, block by block as lines are asked for;
`words` gives the same page as plain paragraphs or plain lines. What a style flag looks like is decided
elsewhere: see `style`.
"""
