"""What agencies send to newsrooms: NewsML-G2 with NITF, XHTML or plain text inside, and ninjs 1 to 3."""
