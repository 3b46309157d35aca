"""What runs in the processes that look at one file, or read one. It imports nothing of the portal but
portal.office.kinds.
"""
