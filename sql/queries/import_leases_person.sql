-- Which of the other parties are people: as the file states it, else by the name (code.party_pattern). A name that tells
-- neither counts as a person's, and the file is told so once.
WITH judged AS (
  SELECT i.row_number,
         CASE i.party_kind WHEN 'person' THEN true WHEN 'organisation' THEN false ELSE p.natural_person END AS natural_person
  FROM pg_temp.import_batch b, pg_temp.incoming i
  LEFT JOIN LATERAL (
    SELECT c.natural_person FROM code.party_pattern c
    WHERE lower(i.party) ~ c.pattern AND b.today >= c.valid_from AND b.today < c.valid_to
    ORDER BY c.sort_order LIMIT 1) AS p ON true
  WHERE i.party IS NOT NULL
), taken AS (
  UPDATE pg_temp.incoming i SET natural_person = coalesce(j.natural_person, true)
  FROM judged j
  WHERE j.row_number = i.row_number
)
INSERT INTO source.issue (batch_id, severity, code, value, reason)
SELECT b.batch_id, 'warning', 'person_assumed', count(*)::text,
       format('leases whose other party may be a person or not: %s; they were marked official-personal: a column party_kind '
              '(person, organisation) says it', count(*))
FROM pg_temp.import_batch b, judged j
WHERE j.natural_person IS NULL
GROUP BY b.batch_id
HAVING count(*) > 0;
