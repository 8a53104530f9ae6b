"""The reading room: an article's body → blocks → lines of spans at a width.

Pure: it knows no screen, no database and no network. `parse.parse` reads HTML, Markdown or plain text into a
`blocks.Page` once: blocks, links, jumps within the page, headings, places by name. `layout.lines` lays that
page out at a width, block by block as lines are asked for; `words` gives the same page as plain paragraphs or
plain lines; `addresses` says what an address really is. What a style flag looks like is decided elsewhere: see
`style`.
"""
