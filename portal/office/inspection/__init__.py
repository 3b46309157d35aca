"""What runs in the process that looks at one file. It imports nothing of the portal but portal.office.kinds."""
