"""Pages and buttons that keep people away, or let them near."""
