"""The pages of the service record: for the office, for a member, for the head of a liaison group."""
