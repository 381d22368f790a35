"""Makes messages, tool calls and subgraphs from a thread's events. Nothing here waits, reads or sends."""
