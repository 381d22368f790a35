"""Typed modules of a deployment's graphs. Needs the extra `codegen`, which is asked for when something is generated."""
