"""Words per voice, as a picture."""
