"""Films that members of a warm community would post on any day."""
