"""Benchmarks: ratios side by side in one run; never run as tests."""
