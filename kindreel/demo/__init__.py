"""A made-up community that shows what Kindreel is; removable whole."""
