"""The pages of the register: the roster of a day, one member, terms with their seats, lists."""
