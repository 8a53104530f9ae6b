"""One article: shown, compared, its images and full text, handed over to other programs."""
