"""Figures on the roster: who the members are, where seats are free, who takes part."""
