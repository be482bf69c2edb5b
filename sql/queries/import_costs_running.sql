-- What the assets of the file's ledger cost and earn in its years.
SELECT edit.take_costs(array_agg(DISTINCT t.asset_id))
FROM pg_temp.import_batch b
JOIN register.ledger_total t ON t.scheme = b.scheme
WHERE t.financial_year IN (SELECT i.financial_year FROM pg_temp.incoming i);
