"""The database: its tables, and the few questions that are asked of them."""
