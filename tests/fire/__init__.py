"""Under fire: the numbered threats and faults of the foreign material, variants of them, and input by chance.

stream     what a program sent to its terminal: nothing but text and its own sequences
listed     the listed cases, from `../shared/bench/hostile`
running    a command on a terminal of its own, and what it cost
variants   what no list holds: every character of a class, through every place a text comes from
targets    every reader of foreign bytes, for input by chance
"""
