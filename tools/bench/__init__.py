"""`make bench`: how fast, heavy and large the application is, beside a bare Flask on the same machine."""
