-- How many assets a query finds. Variables: conditions. $1 is not used here; $2 and on the values of the conditions.
SELECT count(*)
FROM publish.asset AS asset
WHERE :conditions AND ($1::bigint IS NULL OR true);
