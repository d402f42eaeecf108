"""Files that people bring: what they are by their content, photographs written anew without their place, pieces on the disk.

Nothing here trusts a name or what a browser says a file is.  Looking into a file is done in a child process of its own.
"""
