"""What an opinion keeps of the people behind it: sealed under the opinion's own key, to be erased for good."""

from sqlalchemy import Text, false
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import Sealed
from portal.records.blind_index import index_column, phone_digits
from portal.records.sealed_fields import sealed_column

# The version of the privacy notice in parts.html: raised whenever its words change, since each opinion keeps the
# version that its sender read.
NOTICE = "1"
CONTACT_FIELDS = ("name", "phone", "for_whom", "relation")


class Contact:
    """The columns of the sender. `for_whom` and `relation` are filled in by those who write for somebody else."""

    name: Mapped[Sealed | None] = sealed_column()
    phone: Mapped[Sealed | None] = sealed_column()
    phone_index: Mapped[bytes | None] = index_column(phone_digits)
    for_whom: Mapped[Sealed | None] = sealed_column()
    relation: Mapped[Sealed | None] = sealed_column()
    guardian: Mapped[bool] = mapped_column(default=False, server_default=false())  # writes for a child under 14
    notice: Mapped[str] = mapped_column(Text, default="", server_default="")
    contact_consent: Mapped[bool] = mapped_column(default=False, server_default=false())
    publication_consent: Mapped[bool] = mapped_column(default=False, server_default=false())
