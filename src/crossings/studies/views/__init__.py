"""The pages of studies: one's own (`own`), those that an adviser (`advising`) or a board (`board`) looks after."""
