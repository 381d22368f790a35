"""The protocol without I/O, clock and threads: bytes in, values out."""
