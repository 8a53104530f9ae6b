"""What can be done in the list of tags: a file per group, found by itself."""
