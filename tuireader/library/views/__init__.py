"""Views of the library: a query in an order, by pages, with what stands beside it: tags, counts, saved views."""
