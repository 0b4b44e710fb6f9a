-- refused: summarize statement
summarize t
