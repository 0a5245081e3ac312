"""A clean text → what its words are: quantities, dates, divisions, bodies, people, events, posts."""
