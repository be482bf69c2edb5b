-- Else as its name tells (code.account_pattern): each account so taken is told once.
WITH guess AS (
  SELECT i.account_code, i.account_name, p.cost_group_code, min(i.row_number) AS row_number, count(*) AS entries
  FROM pg_temp.import_batch b
  CROSS JOIN pg_temp.incoming i
  CROSS JOIN LATERAL (
    SELECT c.cost_group_code FROM code.account_pattern c
    WHERE lower(i.account_name) ~ c.pattern AND b.today >= c.valid_from AND b.today < c.valid_to
    ORDER BY c.sort_order LIMIT 1) AS p
  WHERE i.cost_group IS NULL
  GROUP BY i.account_code, i.account_name, p.cost_group_code
), taken AS (
  UPDATE pg_temp.incoming i SET cost_group = g.cost_group_code
  FROM guess g
  WHERE i.cost_group IS NULL AND g.account_code = i.account_code AND g.account_name = i.account_name
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, g.row_number, 'account_code', g.account_code, 'warning', 'cost_group_guessed',
       format('the account "%s" was taken as %s by its name, in %s entries: a chart of accounts (terrier import accounts) says it',
              left(g.account_name, 80), g.cost_group_code, g.entries)
FROM pg_temp.import_batch b, guess g
ORDER BY g.row_number;
