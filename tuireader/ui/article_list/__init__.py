"""The list of articles: which view it shows, in which order, what is selected in it, what has come in since.

``widget``    `ArticleList`: a window of rows of a view. How a row looks is in `ui.article_rows`
"""
