"""Rules: what is done with articles that come in, and, when asked, with those that are there.

``configured``     those that stand in config.toml
``keeping``        those that the library keeps; what the reader changes of them
``understanding``  what one asks for, and what is wrong with it
``running``        all of them over what comes in
``rehearsing``     one of them over what is there, tried or done
``history``        what they have done
"""
