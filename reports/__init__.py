"""Result frames as documents that leave the board."""
