"""Pages: reporting, the moderators' desk, decisions about oneself, the team, the rules."""
