"""Sources: subscribed, asked for news, settled by the reader, told of in words."""
