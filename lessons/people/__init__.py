"""Who is learning: learners and guests, their language, their theme, and how fast they may ask."""
