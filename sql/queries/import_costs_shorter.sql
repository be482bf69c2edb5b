-- A file replaces the years that it names: one that ends earlier than the last did may be a month where a year to date
-- was wanted.
INSERT INTO source.issue (batch_id, column_name, value, severity, code, reason)
SELECT b.batch_id, 'period', n.financial_year::text, 'warning', 'year_shorter',
       format('the entries of %s/%s end with period %s, and those taken before went to period %s: the file replaces the '
              'year, so it should hold all of it to date', n.financial_year, right((n.financial_year + 1)::text, 2),
              n.last_period, h.last_period)
FROM pg_temp.import_batch b
CROSS JOIN (SELECT financial_year, max(period) AS last_period FROM pg_temp.incoming GROUP BY financial_year) AS n
JOIN (SELECT scheme, financial_year, max(last_period) AS last_period FROM register.ledger_total
      WHERE entries > 0 GROUP BY scheme, financial_year) AS h
  ON h.scheme = b.scheme AND h.financial_year = n.financial_year
WHERE n.last_period < h.last_period;
