"""Pages of this room: models compared, and the question before a promotion."""
