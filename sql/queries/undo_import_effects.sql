-- What undoing an import would do to how many rows of which table. $1 batch.
SELECT replace(table_name, '_', ' ') AS "table", effect, row_count AS rows FROM edit.undo_import_effects($1::bigint);
