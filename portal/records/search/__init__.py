"""Search over what records say: one index, the same answers on both databases.

A record says what is found of it in `search_document()`, and `record(change)` keeps the index. Pairs of neighbouring
letters are looked up first; then each text is compared with the query itself, so the answers are exactly those of a
search for the words as they stand. docs/decisions/0022 tells why.
"""
