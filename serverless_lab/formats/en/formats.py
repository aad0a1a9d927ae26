"""English dates that nobody on either side of an ocean reads otherwise: 27 Nov 2026, 14:05."""

SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
