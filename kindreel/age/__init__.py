"""How someone's age band came to be known, without keeping a birth date. Owns AgeEvidence."""
