"""What is played, one disturbance of a hall a module."""
