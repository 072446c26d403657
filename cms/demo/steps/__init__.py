"""One module per kind of thing that the demo loads. Each adds what is missing and leaves alone what is there."""
