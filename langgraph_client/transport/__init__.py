"""All network I/O, and nothing but network I/O. Only here: requests, urllib3, tenacity, sockets."""
