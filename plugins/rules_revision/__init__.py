"""Rules and how they are revised: the register, the drafts, what the public says of them, and the rule in force.

Hooks import what they need when they are called: the engine, a package of this one, must load without Flask.
"""

from portal.items import N_, Plugin

plugin = Plugin(title=N_("Rules revision"), version="1.0", api=1, command="rules")
