"""The Record tree written as documents."""
