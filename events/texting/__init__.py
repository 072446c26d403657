"""Events by text message: notices for who chose this way, answers like YES, keywords, and what broadcasts go by."""
