-- The other parties of leases, by name.
INSERT INTO register.organisation (name, kind_code)
SELECT i.lease_party, min(CASE WHEN i.lease_direction = 'in' THEN 'landlord' ELSE 'tenant' END)
FROM pg_temp.incoming i
WHERE i.lease_party IS NOT NULL AND i.lease_direction IS NOT NULL
GROUP BY i.lease_party
ON CONFLICT DO NOTHING;
