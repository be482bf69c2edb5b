-- The codes by which the register knows assets, of sources that send asset lists. Listed: in the newest of them.
CREATE TEMPORARY TABLE match_code ON COMMIT DROP AS
WITH newest AS (
  SELECT DISTINCT ON (feed) substr(feed, 10) AS scheme, batch_id
  FROM source.batch
  WHERE kind = 'register' AND status = 'applied'
  ORDER BY feed, batch_id DESC
)
SELECT held.asset_id AS subject_id, held.scheme, facts.match_code(held.value) AS form,
       EXISTS (SELECT FROM source.record r WHERE r.batch_id = newest.batch_id AND r.row_key = held.value) AS listed
FROM newest
JOIN register.asset_identifier held ON held.scheme = newest.scheme;
