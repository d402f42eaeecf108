"""The parts of dev.py: the environment, Node.js, the browser's assets, the locks and the verbs."""
