-- Values that begin or end with spaces: told once for the file.
INSERT INTO source.issue (batch_id, row_number, severity, code, value, reason)
SELECT b.batch_id, min(r.row_number), 'warning', 'spaces_trimmed', count(*)::text,
       format('%s values of the file begin or end with spaces; they were taken without them (first in this row)', count(*))
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id AND NOT r.rejected
CROSS JOIN LATERAL jsonb_each_text(r.fields) AS cell (column_name, value)
WHERE cell.value <> btrim(cell.value) AND btrim(cell.value) <> ''
GROUP BY b.batch_id;
