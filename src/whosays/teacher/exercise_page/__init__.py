"""An exercise as one page: a file that opens on any device, without Python, a server or the network."""
