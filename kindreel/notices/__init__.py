"""What we tell people, by app and e-mail, and when we keep quiet. Owns Notice and preferences."""
