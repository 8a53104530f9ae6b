"""The list: an article as a row, rows under headings, selected, in an order, announced."""
