"""Sources: how they fare, what is settled for them, when they and their hosts are asked again."""
