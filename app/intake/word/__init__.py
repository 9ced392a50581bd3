"""Word documents (.docx) as positioned pages."""
