"""The six animated episodes of the series: each a story, a style, and the person behind it."""
