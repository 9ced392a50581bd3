"""The parts of the practice case: facts, paper, Word pages, text PDFs and the reviewer's answers."""
