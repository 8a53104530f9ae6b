"""What is taken in from files: found, read within limits, stored with where it came from."""
