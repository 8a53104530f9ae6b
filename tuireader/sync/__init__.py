"""Where news comes from. The only room that opens a socket.

``answers``     `Request`, `Limits`, and what comes back: `Fetched`, `NotModified`, `Failed`, `Postponed`
``connecting``  `open_client`, one for a whole run
``transport``   whom that client may connect to;  ``addresses``, ``proxies``, ``urls``: its tables
``unpacking``   gzip, deflate, br, zstd, in bounded pieces
``headers``     the few response headers that mean something to a news reader
``reasons``     every way a fetch can fail, as a sentence for the reader
``fetching``    `fetch`: one request, redirects and all, to one answer
``asking``      `ask`: that, or what a program prints; a password before it, a filter behind it
``commands``    programs of the reader's, with bounds;  ``secrets``: passwords, from where they are kept
``refreshing``  `fetch_all`, `fetch_each`: many requests, politely, each answer as it comes
``contents``    what an answer holds, made ready for the library;  ``parsers``: the same in processes with limits
``gathering``   `Gathering`: requests, and the reading of what they bring, in a thread beside the one that stores
``pages``       articles' pages, and ``pictures``: how they are asked for, and why one cannot be had
``moves``       when a source that says it has moved is believed
``discovery``   a page's feeds: named by the page, known from its address, or guessed
``judging``     what lies at an address that was typed, told within limits
``schedule``    when a source is due again

Nothing is imported here; httpx2 is loaded by the first client.
"""
