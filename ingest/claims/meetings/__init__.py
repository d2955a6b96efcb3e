"""Events, and who took part in them."""
