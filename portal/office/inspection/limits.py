"""What the process that looks at a file may use. A limit of memory alone does not stop a sheet that burns CPU."""

import resource

MEMORY = 512 * 1024 * 1024
SECONDS = 10
LARGEST_OUTPUT = 64 * 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: LARGEST_OUTPUT,
    resource.RLIMIT_NOFILE: 32,
    resource.RLIMIT_CORE: 0,
}


def hold_to_limits() -> None:
    """Limit this process for good, before the first byte of the file is read."""
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))
