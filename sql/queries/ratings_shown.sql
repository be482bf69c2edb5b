-- The same for a table. $1 of one commitment with all that was ever said of it (null: how each stands).
SELECT own.commitment_code AS commitment, own.rated_on, own.rating, own.direction, own.rated_by, own.comment,
  measured.rating || coalesce(' ' || trunc(measured.score::numeric), '') AS measured
FROM publish.manual_rating own
LEFT JOIN publish.estate_commitment measured ON measured.commitment_code = own.commitment_code
WHERE CASE WHEN $1::text IS NULL THEN own.until_on IS NULL ELSE own.commitment_code = $1::text END
ORDER BY own.commitment_code, own.rated_on DESC;
