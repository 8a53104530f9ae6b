"""The open article: its page, its links, what is looked for in it, where one was."""
