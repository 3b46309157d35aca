"""The ledger as a spreadsheet (整改台账): taken in as a tree of problems, items and measures, and made again.

columns.py              the columns as clerks write them         known.py       what stands under the plan
tree.py, gathering.py   rows read as a tree of nodes.py          wanted.py      the texts a draft would have
taking_in.py            the importer: check and apply            comparing.py   what each part would do
target.py               under which stage drafts come in         looking.py     what is to be said of it
making.py               the ledger to take away
"""
