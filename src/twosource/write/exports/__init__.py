"""Forms in which other programs read an account: in come Accounts, out goes a file of theirs, one file a form."""
