"""What people are shown: feeds, Discover, hashtags, search. Owns Seen and NotInterested."""
