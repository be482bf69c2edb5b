-- Whose assets they are: the profile's organisation, else those that the rows name.
INSERT INTO register.organisation (code, name, kind_code, uri)
SELECT b.organisation_code, b.organisation_name, b.organisation_kind,
       (SELECT min(i.organisation_uri) FROM pg_temp.incoming i)
FROM pg_temp.import_batch b
WHERE b.organisation_name IS NOT NULL
UNION ALL
SELECT NULL, i.organisation, 'council', min(i.organisation_uri)
FROM pg_temp.import_batch b, pg_temp.incoming i
WHERE b.organisation_name IS NULL AND i.organisation IS NOT NULL
GROUP BY i.organisation
ON CONFLICT DO NOTHING;
