"""All input about people enters here."""
