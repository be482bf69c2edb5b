-- Closed schools whose site nobody knows: kept out, with the reason.
WITH unfound AS (
  DELETE FROM pg_temp.incoming i
  WHERE i.asset_id IS NULL AND NOT i.is_open AND NOT EXISTS (SELECT FROM register.asset a WHERE a.uprn = i.uprn)
  RETURNING i.row_number, i.urn, i.closed_on
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, u.row_number, 'urn', u.urn::text, 'rejected', 'school_closed',
       format('the school closed%s, and no asset is known as its site: nothing to keep it by',
              ' on ' || to_char(u.closed_on, 'FMDD FMMonth YYYY'))
FROM pg_temp.import_batch b, unfound u
ORDER BY u.row_number;
