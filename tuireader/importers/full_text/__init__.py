"""A web page → the article in it: what navigation, advertising and other pages' teasers stand around.

trafilatura says which words are the article's. What it makes of them loses indentation, tables and the order of
lists, so only its choice is taken: the part of the page that holds those words is cut out of the page itself, with
its code, tables, lists, links and images, and what in it belongs to the site is taken out.

extracting   the whole way: bytes of an answer → `Extracted`, or `Refused` with its reason
refusing     what is no article: other kinds of files, checks for bots, walls
clearing     what never belongs to an article goes
choosing     which part of the page the article is
trimming     what stands in that part and is not the article's
"""

from tuireader.importers.full_text.extracting import Extracted, extract

__all__ = ["Extracted", "extract"]
