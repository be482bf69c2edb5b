-- Leases of parties whose names tell that they are people (code.party_pattern) are marked official-personal.
UPDATE register.lease l
SET marking_code = 'official-personal'
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN register.organisation o ON o.name = i.lease_party
CROSS JOIN LATERAL (
  SELECT c.natural_person FROM code.party_pattern c
  WHERE lower(i.lease_party) ~ c.pattern AND b.today >= c.valid_from AND b.today < c.valid_to
  ORDER BY c.sort_order LIMIT 1) AS p
WHERE p.natural_person AND l.asset_id = i.asset_id AND l.direction_code = i.lease_direction
  AND l.counterparty_id = o.organisation_id AND l.marking_code <> 'official-personal';
