"""Searching: while one types and the best hits first; where the hits stand."""
