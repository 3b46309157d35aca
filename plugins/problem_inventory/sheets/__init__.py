"""The ledger as a spreadsheet (整改台账): taken in as a tree of problems, items and measures, and made again.

columns.py    the columns as clerks write them     tree.py         rows read as a tree
known.py      what stands under the plan           comparing.py    what each part of the tree would do
wanted.py     the texts a draft would have         taking_in.py    the importer: check and apply
target.py     under which stage drafts come in     making.py       the ledger to take away
"""
