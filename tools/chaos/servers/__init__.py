"""The product on a disk that forgets or fills up."""
