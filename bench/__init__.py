"""Measurements of the running house: `make bench`. Figures go to docs/benchmarks.md."""
