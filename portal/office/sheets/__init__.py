"""Spreadsheets in and out, for all modules: what a file holds, the table in it, its columns, and files to take away.

book = read_workbook(path, name)                  reading.py: in a process that can be lost
table = find_table(book.sheets[0], COLUMNS)       tables.py: below title rows, merges spread, totals dropped
places = match_headers(table.headers, COLUMNS)    columns.py: which heading is which column
parsed = parse_cell(column, value)                cells.py: a value, or a sentence that says what is wrong
content = write_xlsx(Book((page,)))               writing.py: never with a live formula
"""
