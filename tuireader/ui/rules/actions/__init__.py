"""What can be done in the list of rules: a file per group, found by itself."""
