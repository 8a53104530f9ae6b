"""Which keys run which commands. Knows no Textual, so that `tuireader keys` and `config --check` need none.

``names``      keys as terminals, people and the configuration call them
``profiles``   whole sets of keys, a file each: those of other readers, and the reader's own
``table``      the usual keys, a profile over them, the configuration over both → the keys that count, place by place
``faults``     what is wrong in keys that were given: names, keys given twice, keys that never arrive
``macros``     several commands under one key
``keyboards``  the Latin key at the place of a letter of another script
"""
