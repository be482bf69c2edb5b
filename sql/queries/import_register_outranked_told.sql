-- Rows that disagree with what a person set: each is told. Numbers and dates are compared as such, texts as they are.
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, k.name, said.value, 'warning', 'overridden',
       format('a person set this for %s on %s, and that stands: correct the file, or take back what was set '
              '(terrier asset %s --provenance)', a.reference, to_char(own.made_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD'),
              a.reference)
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.outranked o
JOIN pg_temp.incoming i ON i.row_number = o.row_number
JOIN pg_temp.import_row r ON r.row_number = o.row_number
JOIN register.asset a ON a.asset_id = i.asset_id
JOIN register.override own ON own.asset_id = i.asset_id AND own.field = ANY (o.set_by_person)
  AND coalesce(own.building_code, i.building_code, '1') = coalesce(i.building_code, '1')
JOIN code.claim_field k ON k.kind = b.kind AND k.name = own.field
CROSS JOIN LATERAL (SELECT CASE k.field
  WHEN 'made_easting' THEN (r.fields ->> 'made_easting') || ' ' || (r.fields ->> 'made_northing')
  ELSE r.fields ->> k.field END AS value) AS said
WHERE said.value IS NOT NULL
  AND CASE WHEN said.value ~ '^-?[0-9]+(\.[0-9]+)?$' AND own.value ~ '^-?[0-9]+(\.[0-9]+)?$'
           THEN said.value::numeric <> own.value::numeric
           ELSE said.value IS DISTINCT FROM own.value END
ORDER BY o.row_number, k.sort_order;
