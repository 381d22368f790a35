"""The protocol without I/O, clock and threads: converts bytes to values."""
