-- What the entries come to, by asset, year and group: it replaces what the ledger's last file of the year came to.
WITH given AS (
  SELECT i.asset_id, i.scheme, i.financial_year, i.cost_group, sum(i.charge) AS amount, count(*) AS entries,
         max(i.period) AS last_period, min(i.record_id) AS record_id
  FROM pg_temp.incoming i
  GROUP BY i.asset_id, i.scheme, i.financial_year, i.cost_group
), changed AS (
  INSERT INTO register.ledger_total AS t (asset_id, scheme, financial_year, cost_group_code, amount, entries, last_period,
                                          record_id)
  SELECT g.asset_id, g.scheme, g.financial_year, g.cost_group, g.amount, g.entries, g.last_period, g.record_id
  FROM given g
  ORDER BY g.asset_id, g.financial_year, g.cost_group
  ON CONFLICT (asset_id, scheme, financial_year, cost_group_code) DO UPDATE
  SET amount = excluded.amount, entries = excluded.entries, last_period = excluded.last_period,
      record_id = excluded.record_id
  WHERE (t.amount, t.entries, t.last_period) IS DISTINCT FROM (excluded.amount, excluded.entries, excluded.last_period)
  RETURNING t.asset_id, t.financial_year, t.cost_group_code, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made
FROM changed c
JOIN pg_temp.incoming i ON i.asset_id = c.asset_id AND i.financial_year = c.financial_year AND i.cost_group = c.cost_group_code;
