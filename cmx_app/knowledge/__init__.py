"""What is known about Microsoft, without opening a connection."""
