"""The list of rules: what is done with articles that come in.

``screen``     what is shown, and what can be done in it
``rule_list``  its rows; ``rows``: a rule as one, and all of it as lines, pure
``actions``    what can be done with a rule, a file per group
"""
