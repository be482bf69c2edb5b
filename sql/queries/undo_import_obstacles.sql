-- What stands in the way of undoing an import, newest first: which import or change would have to go, in words and in parts.
-- $1 batch.
SELECT sentence AS says, obstacle, tables AS "table", row_count AS rows,
       to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS "when", actor AS who, reason AS why,
       revision, batch_id AS import, assets AS asset
FROM edit.undo_import_obstacles($1::bigint);
