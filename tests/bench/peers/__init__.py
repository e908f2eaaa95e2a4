"""What others would write for the same questions: the peers that benchmarks compare with."""
