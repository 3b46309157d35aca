"""What a file is by its first bytes. Nine signs are all there is to tell apart, so no library is asked."""

HEAD = 1024
SIGNS = (
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),  # an empty one
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
HEIC = (b"heic", b"heix", b"mif1", b"hevc", b"msf1")


def sign_of(head: bytes) -> str:
    """ "picture", "archive", "ole", "pdf", "heic", or empty for what has no sign, such as plain text."""
    for sign, kind in SIGNS:
        if head.startswith(sign):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "picture"
    if head[4:8] == b"ftyp" and head[8:12] in HEIC:
        return "heic"
    return "pdf" if b"%PDF-" in head[:HEAD] else ""
