"""When and where an event was held: what the article offers, and which of it is meant."""
