"""Generates typed modules of a deployment's graphs. Generating needs the extra `codegen`; checking does not."""
