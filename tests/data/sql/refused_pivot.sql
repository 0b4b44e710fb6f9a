-- refused: pivot statement
pivot t on kind using sum(n)
