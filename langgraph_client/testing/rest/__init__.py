"""The operations, one module for each resource. Each function takes a `Call`, and returns its response."""
