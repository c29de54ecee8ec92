"""What keeps others away: block, mute, hidden words, who may comment. Owns those tables."""
