-- What is taken where a whole file is silent, told once for the file and not for each row.
WITH silent AS (
  SELECT count(*) FILTER (WHERE is_new AND purpose IS NULL) AS without_purpose,
         count(*) FILTER (WHERE uprn IS NULL) AS without_uprn,
         count(*) AS all_rows
  FROM pg_temp.incoming
)
INSERT INTO source.issue (batch_id, severity, code, value, reason)
SELECT b.batch_id, 'warning', 'purpose_assumed', s.without_purpose::text,
       format('%s of %s rows do not say why the asset is held; "operational" was taken: state it in a column or in the '
              'profile (defaults)', s.without_purpose, s.all_rows)
FROM pg_temp.import_batch b, silent s
WHERE s.without_purpose > 0
UNION ALL
SELECT b.batch_id, 'warning', 'uprn_missing', s.without_uprn::text,
       format('%s of %s rows have no usable UPRN; they are found again by their code only', s.without_uprn, s.all_rows)
FROM pg_temp.import_batch b, silent s
WHERE s.without_uprn > 0;
