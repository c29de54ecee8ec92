"""Reports, cases, decisions, strikes, appeals: people decide, with a reason. Owns those."""
