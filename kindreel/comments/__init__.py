"""What people say under a clip, and the nudge before a hurtful word. Owns Comment and Nudge."""
