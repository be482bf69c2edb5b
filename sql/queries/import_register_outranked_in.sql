-- What is left of the rows concerned goes its way with the others.
INSERT INTO pg_temp.incoming SELECT * FROM pg_temp.outranked_row;
