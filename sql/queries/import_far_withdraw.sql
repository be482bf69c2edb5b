-- Entries of a year end that its newer file does not have, not even as a row that was kept out, are in no total any more.
UPDATE register.far_entry t
SET withdrawn = true
FROM pg_temp.import_batch b
WHERE t.scheme = b.scheme AND NOT t.withdrawn
  AND t.year_end IN (SELECT i.year_end FROM pg_temp.incoming i)
  AND NOT EXISTS (SELECT FROM source.record r
                  WHERE r.batch_id = b.batch_id AND r.row_key = t.reference || ' | ' || t.year_end);
