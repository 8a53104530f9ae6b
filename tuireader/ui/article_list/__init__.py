"""The list of articles: which view it shows, in which order, what is selected in it, what has come in since.

``widget``       `ArticleList`: rows under headings, their hits and what is selected; `article_rows` says how one looks
``window``       the rows at hand of a view of any length
``viewing``      from one view to the next, and the cursor where it was; ``view_orders``: the order chosen for each
``sort_menu``    orders and headings by letters
``picking``      articles selected; ``picked``: which they are
``resting``      a title that its row cuts, shown whole
``newsstand``    what has come in, announced
"""
