-- The rows as they came make room for those.
DELETE FROM pg_temp.incoming i USING pg_temp.outranked_row o WHERE o.row_number = i.row_number;
