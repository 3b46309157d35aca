"""Consultations on drafts: announcing them, taking comments, answering each, and telling what became of them."""
