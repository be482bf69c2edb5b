-- How the corporate actions go, as people rated them, beside what the latest published run measured. $1 of one commitment with
-- all that was ever said of it (null: how each stands).
SELECT own.commitment_code AS commitment, own.commitment AS title, own.rated_on, own.rating, own.direction, own.rated_by, own.comment,
  own.marking_code AS marking, measured.rating AS measured_rating, trunc(measured.score::numeric, 1) AS measured_score
FROM publish.manual_rating own
LEFT JOIN publish.estate_commitment measured ON measured.commitment_code = own.commitment_code
WHERE CASE WHEN $1::text IS NULL THEN own.until_on IS NULL ELSE own.commitment_code = $1::text END
ORDER BY own.commitment_code, own.rated_on DESC;
