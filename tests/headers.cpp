// Has nothing of its own: the headers that most tests include are compiled with it once.
