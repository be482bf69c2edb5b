-- The chart of accounts of a ledger, account by account.
WITH given AS (
  SELECT i.row_number, r.record_id, b.scheme, i.fields ->> 'account_code' AS account_code,
         i.fields ->> 'account_name' AS name, i.fields ->> 'cost_group' AS cost_group
  FROM pg_temp.import_batch b
  JOIN source.record r ON r.batch_id = b.batch_id
  JOIN pg_temp.import_row i ON i.row_number = r.row_number
), changed AS (
  INSERT INTO register.ledger_account AS t (scheme, account_code, name, cost_group_code, record_id)
  SELECT g.scheme, g.account_code, g.name, g.cost_group, g.record_id FROM given g
  ON CONFLICT (scheme, account_code) DO UPDATE
  SET name = coalesce(excluded.name, t.name), cost_group_code = excluded.cost_group_code, record_id = excluded.record_id
  WHERE (t.name, t.cost_group_code) IS DISTINCT FROM (coalesce(excluded.name, t.name), excluded.cost_group_code)
  RETURNING t.account_code, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made FROM changed c JOIN given g ON g.account_code = c.account_code;
