"""The tag filter and the list of tags: which there are, in which order, what is known of each."""
