"""Rules: kept, applied, and which touched which article."""
