"""Commands: the arguments of one verb in, data on standard output. One file a verb; what they share beside them."""
