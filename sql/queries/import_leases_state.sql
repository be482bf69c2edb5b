-- What the rent roll says has become of each lease: one that has ended has a last day, which is recorded as its ending;
-- one that is current beyond its term is held over. A day on which it ends, given without a state, is its ending too.
WITH told AS (
  SELECT i.row_number, i.state,
         CASE WHEN i.state = 'ended' AND (i.until_on IS NULL OR i.until_on > b.today)
                   AND NOT (i.ended_on IS NOT NULL AND i.until_on = i.ended_on + 1) THEN 'ended'
              WHEN i.state = 'current' AND i.until_on <= b.today THEN 'over' END AS fault
  FROM pg_temp.import_batch b, pg_temp.incoming i
), changed AS (
  UPDATE pg_temp.incoming i
  SET until_on = CASE WHEN t.fault = 'ended' THEN greatest(b.today, i.starts_on + 1) ELSE i.until_on END,
      over_on = CASE WHEN t.fault = 'ended' THEN greatest(b.today, i.starts_on + 1) WHEN t.state = 'ended' THEN i.until_on
                     WHEN t.state IS DISTINCT FROM 'holding_over' AND t.fault IS NULL THEN i.ended_on + 1 END,
      holding_over = t.state IS NOT DISTINCT FROM 'holding_over' OR t.fault IS NOT DISTINCT FROM 'over'
  FROM told t, pg_temp.import_batch b
  WHERE t.row_number = i.row_number
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, t.row_number, 'state', t.state, 'warning',
       CASE t.fault WHEN 'ended' THEN 'date_assumed' ELSE 'term_over' END,
       CASE t.fault WHEN 'ended' THEN 'the lease has ended, and no column says on which day (ended_on); today was taken'
            ELSE 'the term is over and the lease is said to be current; it was taken as held over' END
FROM pg_temp.import_batch b, told t
WHERE t.fault IS NOT NULL;
