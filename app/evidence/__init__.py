"""One page of evidence: its size, its words with boxes, its picture, a clipping of it."""
