"""An article as a row, and the headings between rows. Pure.

``rows``            an article's columns, cut to a width
``found_rows``      the same under a search: its hits in the title, and the text around them
``templated_rows``  the same in a design of the reader's own
``pieces``          some text of a line and what it is
``grouping``        which heading a row stands under
``headings``        where the headings of a view stand among its rows
"""
