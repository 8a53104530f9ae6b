"""What is the reader's own: marks and their journal, places, saved views, what was typed."""
