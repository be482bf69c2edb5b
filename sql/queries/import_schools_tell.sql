-- Sites with several open schools, and schools of the register that have closed: told, because a person must look.
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, i.row_number, 'urn', i.urn::text, 'warning', 'schools_share_site',
       format('%s is the site of %s (URN %s) too, which is taken as its school; this one is kept beside it: make an asset '
              'of its own if it has its own site', a.reference, left(s.name, 80), s.urn)
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN pg_temp.site_school s ON s.asset_id = i.asset_id AND s.urn <> i.urn
JOIN register.asset a ON a.asset_id = i.asset_id
WHERE i.status IN ('open', 'closing')
UNION ALL
SELECT b.batch_id, i.row_number, 'urn', i.urn::text, 'warning', 'school_of_site_closed',
       format('the school of %s has closed%s, and the file has no open one there: the asset keeps it until someone says '
              'what it is now', a.reference, ' on ' || to_char(i.closed_on, 'FMDD FMMonth YYYY'))
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN register.school o ON o.asset_id = i.asset_id AND o.urn = i.urn
JOIN register.asset a ON a.asset_id = i.asset_id
WHERE i.status = 'closed' AND NOT EXISTS (SELECT FROM pg_temp.site_school s WHERE s.asset_id = i.asset_id);
