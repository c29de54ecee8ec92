"""What decisions teach about screening: rows to measure by, a model in shadow, promotions.

Owns Lesson, Position, Trial, Comparison and Promotion. It only looks: nothing retrains itself, and
nothing is decided anew.
"""
