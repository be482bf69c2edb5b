-- The words of the register's names, with where they stand: what pairs are looked for by, where few records have the word.
CREATE TEMPORARY TABLE match_word ON COMMIT DROP AS
WITH word AS MATERIALIZED (
  SELECT DISTINCT asset.asset_id, own.word, asset.location
  FROM register.asset, unnest(regexp_split_to_array(lower(asset.name), '[^a-z0-9]+')) AS own (word)
  WHERE length(own.word) > 2 AND EXISTS (SELECT FROM pg_temp.match_probe)
)
SELECT * FROM word
WHERE word IN (SELECT word FROM word GROUP BY word HAVING count(*) <= 2 * facts.match_rule('most_alike'));
