-- refused: 0 statements

