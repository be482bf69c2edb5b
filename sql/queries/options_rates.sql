-- The rates of options in force. $1 code (null: all).
SELECT rate_code, group_code, low, likely, high, unit, price_base, description, source, valid_from
FROM publish.rate
WHERE $1::text IS NULL OR rate_code = $1::text
ORDER BY rate_code, group_code;
