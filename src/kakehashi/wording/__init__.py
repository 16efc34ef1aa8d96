"""What the law, facts and answers say in words (Japanese, English) and as documented JSON."""
