"""OFD (GB/T 33190-2016): pages, text, pictures, paths, annotations, and what is said of attachments and seals."""
