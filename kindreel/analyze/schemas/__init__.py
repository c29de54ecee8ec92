"""Messages of the text API: one table of fields, and what reads and describes them."""
