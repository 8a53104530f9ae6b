"""The statistics on the screen.

``screen``    the pages, and what keys do there
``counting``  the numbers, counted beside the keys
"""
