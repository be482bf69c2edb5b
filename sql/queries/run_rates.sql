-- The rates of options in force on the day, with the parameters of facts, by code and group in the order of their bytes.
SELECT DISTINCT ON (r.rate_code COLLATE "C", r.group_code COLLATE "C") r.rate_code, r.group_code, r.low, r.likely, r.high
FROM (SELECT rate_code, group_code, valid_from, low, likely, high FROM programme.rate
      UNION ALL
      SELECT parameter_code, '', valid_from, amount, amount, amount FROM evaluation.parameter WHERE amount IS NOT NULL) r
WHERE r.valid_from <= facts.as_of()
ORDER BY r.rate_code COLLATE "C", r.group_code COLLATE "C", r.valid_from DESC;
