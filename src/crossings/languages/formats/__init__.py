"""How days and numbers are written, where Django writes them in another way than this network does."""
