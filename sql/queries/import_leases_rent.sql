-- The yearly rent, exactly, of a rent stated for another period; where a year has no whole number of those, it stays as
-- stated and the yearly one unknown.
WITH stated AS (
  SELECT i.row_number, i.rent, i.rent_frequency, i.rent_yearly, f.label, i.rent * f.per_year AS yearly
  FROM pg_temp.incoming i
  JOIN code.rent_frequency f ON f.code = i.rent_frequency
  WHERE i.rent IS NOT NULL
), taken AS (
  UPDATE pg_temp.incoming i SET rent_yearly = s.yearly
  FROM stated s
  WHERE s.row_number = i.row_number AND i.rent_yearly IS NULL AND s.yearly IS NOT NULL
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, s.row_number, 'rent', s.rent::text, 'warning',
       CASE WHEN s.yearly IS NULL THEN 'value_incomplete' ELSE 'amounts_differ' END,
       CASE WHEN s.yearly IS NULL
            THEN format('a rent paid every %s makes no exact yearly rent; it was kept as stated: give rent_yearly too',
                        lower(regexp_replace(s.label, '^An? ', '')))
            ELSE format('the rent comes to %s a year, and rent_yearly says %s; rent_yearly was taken', s.yearly, s.rent_yearly)
       END
FROM pg_temp.import_batch b, stated s
WHERE CASE WHEN s.yearly IS NULL THEN s.rent_yearly IS NULL ELSE s.rent_yearly <> s.yearly END;
