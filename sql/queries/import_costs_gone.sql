-- What the year's last file had and this one has not: no entries any more, not even as rows that were kept out for what
-- may be put right.
UPDATE register.ledger_total t
SET amount = 0, entries = 0, last_period = NULL
FROM pg_temp.import_batch b
WHERE t.scheme = b.scheme AND t.entries > 0
  AND t.financial_year IN (SELECT i.financial_year FROM pg_temp.incoming i)
  AND NOT EXISTS (
    SELECT FROM pg_temp.incoming i
    WHERE i.asset_id = t.asset_id AND i.financial_year = t.financial_year AND i.cost_group = t.cost_group_code);
