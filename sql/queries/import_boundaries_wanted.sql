-- Each boundary once: rows of one kind and code are parts of one area. With the version that is in force without an end,
-- if there is one, whether it says the same, and the day from which the new one holds.
CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
WITH whole AS (
  SELECT kind, code, min(row_number) AS row_number, array_agg(row_number) AS row_numbers,
         (array_agg(record_id ORDER BY row_number))[1] AS record_id,
         (array_agg(name ORDER BY row_number))[1] AS name,
         min(valid_from) AS valid_from, max(valid_to) AS valid_to, bool_or(synthetic) AS synthetic,
         CASE WHEN count(*) = 1 THEN (array_agg(extent))[1] ELSE st_multi(st_union(extent)) END AS extent,
         CASE WHEN count(*) = 1 THEN (array_agg(extent_crs84))[1] ELSE st_multi(st_union(extent_crs84)) END AS extent_crs84,
         max(extent_accuracy_m) AS extent_accuracy_m
  FROM pg_temp.incoming
  GROUP BY kind, code
)
SELECT w.*, c.boundary_id AS current_id, coalesce(w.valid_from, b.today) AS from_on,
       c.boundary_id IS NOT NULL AND c.name = w.name AND c.synthetic = w.synthetic
         AND st_asbinary(c.extent) = st_asbinary(w.extent) AND upper(c.valid) IS NOT DISTINCT FROM w.valid_to
         AND (w.valid_from IS NULL OR lower(c.valid) IS NOT DISTINCT FROM w.valid_from) AS same,
       -- A version that begins no later than this one is put right; an earlier one ends where this begins.
       c.boundary_id IS NOT NULL AND (coalesce(lower(c.valid) >= coalesce(w.valid_from, b.today), false)
         OR (lower_inf(c.valid) AND c.name = w.name AND st_asbinary(c.extent) = st_asbinary(w.extent))) AS corrects,
       (SELECT max(upper(past.valid)) FROM gazetteer.boundary past
        WHERE past.kind_code = w.kind AND past.code = w.code AND NOT upper_inf(past.valid)) AS last_ended,
       EXISTS (SELECT FROM gazetteer.boundary past WHERE past.kind_code = w.kind AND past.code = w.code) AS known
FROM whole w
CROSS JOIN pg_temp.import_batch b
LEFT JOIN gazetteer.boundary c ON c.kind_code = w.kind AND c.code = w.code AND upper_inf(c.valid);
