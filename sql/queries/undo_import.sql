-- Undoes an import. $1 batch, $2 who, $3 why.
SELECT outcome, sentence, row_count FROM edit.undo_import($1::bigint, $2::text, $3::text);
