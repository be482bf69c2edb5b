-- The other parties, by name.
INSERT INTO register.organisation (name, kind_code)
SELECT i.party, min(CASE WHEN i.natural_person THEN 'person' WHEN i.direction = 'in' THEN 'landlord' ELSE 'tenant' END)
FROM pg_temp.incoming i
WHERE i.party IS NOT NULL
GROUP BY i.party
ON CONFLICT DO NOTHING;
