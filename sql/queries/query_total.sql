-- How many assets a query finds of what is served. Variables: view, conditions. $1 is not used here; $2 and on the values of
-- the conditions.
SELECT count(*)
FROM :view AS asset
WHERE :conditions AND ($1::bigint IS NULL OR true);
