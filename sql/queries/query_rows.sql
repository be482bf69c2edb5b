-- The assets of a query. Variables: columns, conditions, keys. $1 at most how many (null: all), $2 and on the values
-- of the conditions.
SELECT :columns
FROM publish.asset AS asset
WHERE :conditions
ORDER BY :keys
LIMIT $1::bigint;
