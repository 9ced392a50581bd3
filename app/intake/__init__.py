"""Files on disk to a case file with documents, pages, words and facts."""
