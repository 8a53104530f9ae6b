"""The tag filter beside the list: which tags there are, in which order, what is known of each."""
