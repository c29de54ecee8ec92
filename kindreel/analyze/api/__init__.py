"""The JSON doors of the text API.

Not django-ninja: it carries the address `comments:analyze`, but answers a wrong verb, a preflight,
a body that is too large, not JSON, or of the wrong types in its own words, before a handler of ours
is asked; and its models do not read JSON as protocol buffers do (two spellings, null as absent).
All that programs written for Perspective look at would have to be replaced, and the rest would stay
unused.
"""
