-- What stands in the way of undoing an import: who changed what since, or made what depends on it. $1 batch.
SELECT obstacle, replace(table_name, '_', ' ') AS "table", row_count AS rows,
       to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS "when", actor AS who, reason AS why,
       revision, batch_id AS import
FROM edit.undo_import_obstacles($1::bigint);
