-- Rows that give a UPRN for their place, of which the gazetteer in force knows none: each is told.
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, i.row_number, 'uprn', i.uprn::text, 'warning', 'place_unknown',
       'the row has no coordinates and the gazetteer does not list its UPRN: the asset cannot be put on a map'
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN register.asset a ON a.asset_id = i.asset_id
WHERE i.uprn IS NOT NULL AND i.made_easting IS NULL AND i.made_extent IS NULL AND a.location IS NULL
  AND NOT EXISTS (SELECT FROM register.override o WHERE o.asset_id = a.asset_id AND o.field = 'location') -- emptied by hand
  AND EXISTS (SELECT FROM gazetteer.release WHERE in_force)
ORDER BY i.row_number;
