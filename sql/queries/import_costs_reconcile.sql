-- The file's total of each year, and where it went, to the penny; and years whose income adds up to a charge.
WITH read AS (
  SELECT (r.fields ->> 'financial_year')::integer AS year, count(*) AS entries,
         sum((r.fields ->> 'amount')::numeric(14, 2)) AS amount
  FROM pg_temp.import_row r
  GROUP BY 1
), taken AS (
  SELECT i.financial_year AS year, count(*) FILTER (WHERE i.cost_group <> 'other') AS entries,
         coalesce(sum(i.amount) FILTER (WHERE i.cost_group <> 'other'), 0.00) AS amount,
         count(DISTINCT i.asset_id) FILTER (WHERE i.cost_group <> 'other') AS assets,
         count(*) FILTER (WHERE i.cost_group = 'other') AS other_entries,
         coalesce(sum(i.amount) FILTER (WHERE i.cost_group = 'other'), 0.00) AS other_amount,
         sum(i.charge) FILTER (WHERE i.cost_group = 'income') AS income
  FROM pg_temp.incoming i
  GROUP BY i.financial_year
)
INSERT INTO source.issue (batch_id, column_name, value, severity, code, reason)
SELECT b.batch_id, 'amount', r.amount::text, 'note', 'ledger_total',
       format('%s/%s: GBP %s read (rows: %s) = GBP %s in the costs of assets (rows: %s, assets: %s) + GBP %s that is no cost of '
              'a building (rows: %s) + GBP %s kept out for the reasons given (rows: %s)',
              r.year, right((r.year + 1)::text, 2), r.amount, r.entries, coalesce(t.amount, 0.00), coalesce(t.entries, 0),
              coalesce(t.assets, 0), coalesce(t.other_amount, 0.00), coalesce(t.other_entries, 0),
              r.amount - coalesce(t.amount + t.other_amount, 0.00),
              r.entries - coalesce(t.entries + t.other_entries, 0))
FROM pg_temp.import_batch b
CROSS JOIN read r
LEFT JOIN taken t ON t.year = r.year
UNION ALL
SELECT b.batch_id, 'amount', t.income::text, 'warning', 'income_sign',
       format('the income of %s/%s adds up to a charge of GBP %s: where the file writes income as positive, a profile''s '
              '"defaults" say so (income_is_positive: yes)', t.year, right((t.year + 1)::text, 2), t.income)
FROM pg_temp.import_batch b, taken t
WHERE t.income > 0;
