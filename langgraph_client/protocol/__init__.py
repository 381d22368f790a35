"""What the wire says, and nothing else: bytes in, values out; no I/O, no clock, no threads."""
