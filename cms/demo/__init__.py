"""The demo: its content, and the command that fills and runs a whole site on one machine."""
