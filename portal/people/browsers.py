"""What to call a browser in the list of sessions: its family and its system, nothing finer."""

# The first sign found wins: Chinese browsers also say Chrome, and Chrome also says Safari.
FAMILIES = (
    ("MicroMessenger", "WeChat"),
    ("QQBrowser", "QQ Browser"),
    ("360", "360"),
    ("SE 2.X", "Sogou"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def describe(agent: str) -> str:
    """Family and system, as far as the browser tells: "Edge, Windows"."""
    found = (next((name for sign, name in table if sign in agent), "") for table in (FAMILIES, SYSTEMS))
    return ", ".join(filter(None, found))
