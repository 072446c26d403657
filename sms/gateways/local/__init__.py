"""Texts that go into files instead of to phones, and a simulated phone that shows them: debug and demo only."""
