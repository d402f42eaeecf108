"""What the product is measured against: real servers without the product's logic."""
