"""What builds and checks the project; nothing in here is part of the running product."""
