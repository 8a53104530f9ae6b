"""The list narrowed: by words, by a query, by parts taken away again; and the way back."""
