"""Decisions of the text API: names of attributes, readings, refusals, keys, what may be kept."""
