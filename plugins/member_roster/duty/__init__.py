"""The service record of members, the yearly score made from it, and the plans of the watched group."""
