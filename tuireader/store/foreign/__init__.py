"""Databases of other readers, opened to be read only: what somebody brings along when coming over from there.

They may be damaged, or made to do harm: nothing in them is run, no answer may take long, no value may be of any type
or length.
"""
