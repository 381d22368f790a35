"""All network I/O. Only this folder uses requests, urllib3, tenacity and sockets."""
