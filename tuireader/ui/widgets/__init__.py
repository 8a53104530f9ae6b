"""What is on the screen: a file per widget. How each looks is in ``styles/``."""
