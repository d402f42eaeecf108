"""The rehearsal: plays a whole workshop over the real wire, from a folder of plain files, and compares what comes out."""
