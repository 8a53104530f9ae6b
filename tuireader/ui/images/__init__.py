"""An article's images on the screen, one at a time and only when asked for.

``screen``    what an image costs, then the image, drawn in cells over the whole screen
``fetching``  `tuireader image` as a process of its own: the network is never in this one
``decoding``  bytes → pixels as many as the screen has; in a process with limits, where Pillow is loaded
``drawing``   that process, asked from a thread
``cells``     pixels → characters with two colours each, or shades
``colours``   which colours the terminal has for that
``kept``      what was fetched in this session, in memory only
"""
