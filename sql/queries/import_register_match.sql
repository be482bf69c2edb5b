-- Rows whose code is unknown, but which are an asset of the register at or above the automatic threshold: each the likeliest
-- row for that asset and it the likeliest asset for that row, by a margin, and with nothing about it that a person has to
-- decide. Such a row is of that asset, and told so.
WITH ranked AS (
  SELECT s.row_number, s.asset_id, s.probability, s.unsure,
         s.score - max(s.score) OVER (PARTITION BY s.row_number ORDER BY s.score DESC, s.asset_id
                                      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS before_next_asset,
         s.score - max(s.score) OVER (PARTITION BY s.asset_id ORDER BY s.score DESC, s.row_number
                                      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS before_next_row,
         row_number() OVER (PARTITION BY s.row_number ORDER BY s.score DESC, s.asset_id) AS for_row,
         row_number() OVER (PARTITION BY s.asset_id ORDER BY s.score DESC, s.row_number) AS for_asset
  FROM pg_temp.match_scored s
), taken AS (
  UPDATE pg_temp.incoming i
  SET asset_id = r.asset_id, is_new = false, how = 'match', predecessor_id = NULL
  FROM ranked r, (SELECT ln(facts.match_rule('margin')) AS margin) AS rule
  WHERE r.row_number = i.row_number AND r.for_row = 1 AND r.for_asset = 1
    AND coalesce(r.before_next_asset >= rule.margin, true) AND coalesce(r.before_next_row >= rule.margin, true)
    AND NOT r.unsure AND r.probability >= facts.match_rule('automatic')
    AND NOT EXISTS (SELECT FROM pg_temp.incoming other WHERE other.asset_id = r.asset_id)
  RETURNING i.row_number, i.record_id, i.asset_code, r.asset_id, r.probability
), kept AS (
  INSERT INTO register.match (first_id, record_id, probability, evidence, state)
  SELECT t.asset_id, t.record_id, round(t.probability::numeric, 4), e.evidence, 'linked'
  FROM taken t
  JOIN pg_temp.match_evidence e ON e.probe_id = -t.row_number AND e.asset_id = t.asset_id
  ORDER BY t.row_number
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, t.row_number, 'asset_code', t.asset_code, 'note', 'matched',
       format('the register knows no asset by this code; it was recognised as %s (%s%% likely): %s', a.reference,
              round(100 * t.probability::numeric, 1), e.words)
FROM pg_temp.import_batch b, taken t
JOIN register.asset a ON a.asset_id = t.asset_id
JOIN pg_temp.match_evidence e ON e.probe_id = -t.row_number AND e.asset_id = t.asset_id;
