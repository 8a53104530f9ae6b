"""What goes on beside the keys: errands, large changes, what other programs do."""
