"""Why a plugin does not load, in words that are translated where they are shown."""


class BadPlugin(Exception):
    """The plugin breaks a rule of the house; the text says which."""


class Incompatible(Exception):
    """The plugin is sound but cannot work here: another API, or a requirement that is not there."""
