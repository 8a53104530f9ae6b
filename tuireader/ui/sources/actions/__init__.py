"""What can be done in the list of sources: a file per group, found by itself."""
