"""The page shell, the design system and its components, icons, drawings, scripts; no tables."""
