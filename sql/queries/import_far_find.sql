-- Which asset each entry speaks of, where it is one: for the provenance of its row. The reconciliation asks
-- facts.far_match anew each time.
UPDATE pg_temp.incoming i
SET asset_id = found.asset_id
FROM (
  SELECT e.reference, e.year_end, min(m.asset_id) AS asset_id
  FROM pg_temp.import_batch b
  JOIN register.far_entry e ON e.scheme = b.scheme
  JOIN facts.far_match m ON m.far_entry_id = e.far_entry_id
  GROUP BY e.far_entry_id
  HAVING count(*) = 1
) AS found
WHERE found.reference = i.reference AND found.year_end = i.year_end;
