"""How the reader looks: themes, the stylesheet, how the screen is shared."""
