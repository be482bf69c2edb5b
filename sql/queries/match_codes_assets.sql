-- The codes by which the register knows assets. Listed: in the newest asset list of that source.
CREATE TEMPORARY TABLE match_code ON COMMIT DROP AS
WITH newest AS (
  SELECT DISTINCT ON (feed) feed, batch_id
  FROM source.batch
  WHERE kind = 'register' AND status = 'applied'
  ORDER BY feed, batch_id DESC
)
SELECT held.asset_id AS subject_id, held.scheme, facts.match_code(held.value) AS form,
       EXISTS (SELECT FROM newest
               JOIN source.record r ON r.batch_id = newest.batch_id AND r.row_key = held.value
               WHERE newest.feed = 'register/' || held.scheme) AS listed
FROM register.asset_identifier held;
