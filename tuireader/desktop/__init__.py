"""The machine that the reader of the news sits at: whether this is it, and what opens an address there."""
