"""The face on the command line: a file per command, found by its name, loaded only when it is called.

stdout carries what was asked for, stderr the telling. Exit codes: 0 done; 1 some item was refused or failed, each
named on stderr with its reason; 2 wrong usage or configuration; 3 the library cannot be opened or written.
Nothing here loads Textual; `open_` hands over to the reader through the door.
"""
