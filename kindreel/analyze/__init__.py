"""The text API for other communities, as Perspective spoke it. Owns keys, usage and suggestions."""
