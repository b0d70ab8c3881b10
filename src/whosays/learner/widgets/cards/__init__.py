"""Facts from elsewhere, on cards."""
