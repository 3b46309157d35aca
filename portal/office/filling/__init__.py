"""Filling a Word template with values, and what a template may say. It imports nothing else of the portal.

Also what runs in the process that tries a template out (portal.office.forms.trying).
"""
