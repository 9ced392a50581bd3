"""What the program talks about: frozen values and pure arithmetic, standard library only."""
