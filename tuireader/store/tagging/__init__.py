"""Tags: their names, what the reader settles for them, on and off many articles at once."""
