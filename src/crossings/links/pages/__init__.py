"""What the pages of the explorer tell, made from what the engine found.

ideas      concepts as readers know them: names, definitions, the menu to choose from
figures    numbers beside what chance alone would give
sentences  the same in words, made from numbers only
table      the bridges as a table: sorted, paged, with where each stands
card       one bridge: works on both sides, the idea between, why it ranks where it does
drawing    the bridges as lines from one side to the other
open       ideas that are not joined to an approach yet
record     what became of earlier suggestions
"""
