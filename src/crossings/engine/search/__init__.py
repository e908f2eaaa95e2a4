"""Search, decided: what a document is, how words are folded and stemmed, and which hits come first."""
