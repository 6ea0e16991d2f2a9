"""What the board keeps and what it asks: vocabulary, settings, store, uploads, questions."""
