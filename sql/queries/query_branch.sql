-- One stretch of a page's order, read along one index: what lies between two values of a key. A page is some of these one
-- after the other; a plain OR over them would read everything. Variables: places (the keys, as text), columns, view,
-- conditions, range, keys. $1 how many.
(SELECT asset.id:places, :columns
 FROM :view AS asset
 WHERE :conditions AND :range
 ORDER BY :keys
 LIMIT $1::bigint)
