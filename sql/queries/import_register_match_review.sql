-- Rows that made an asset which may be one that the register had: put before a person, the likeliest few of each.
WITH ranked AS (
  SELECT i.row_number, i.asset_id, i.asset_code, s.asset_id AS held_id, s.probability,
         row_number() OVER (PARTITION BY s.row_number ORDER BY s.probability DESC, s.asset_id) AS place
  FROM pg_temp.match_scored s
  JOIN pg_temp.incoming i ON i.row_number = s.row_number AND i.is_new
  WHERE s.probability >= facts.match_rule('review')
), kept AS (
  INSERT INTO register.match (first_id, second_id, probability, evidence)
  SELECT least(r.asset_id, r.held_id), greatest(r.asset_id, r.held_id), round(r.probability::numeric, 4), e.evidence
  FROM ranked r
  JOIN pg_temp.match_evidence e ON e.probe_id = -r.row_number AND e.asset_id = r.held_id
  WHERE r.place <= facts.match_rule('kept_for_review')
  ORDER BY r.probability DESC, r.row_number
  ON CONFLICT (first_id, second_id) DO NOTHING
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, r.row_number, 'asset_code', r.asset_code, 'note', 'match_review',
       format('it may be %s (%s%% likely); it was taken as an asset of its own until somebody decides: '
              '`terrier match review`', a.reference, round(100 * r.probability::numeric, 1))
FROM pg_temp.import_batch b, ranked r
JOIN register.asset a ON a.asset_id = r.held_id
WHERE r.place = 1;
