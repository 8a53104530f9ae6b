"""What can be done in the list of saved views: a file per group, found by itself."""
