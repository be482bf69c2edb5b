-- One stretch of a page's order, read along one index: what lies between two values of a key. A page is some of these
-- one after the other; a plain OR over them would read everything. Variables: view, body, keys, conditions, shapes (in
-- the box, or without a shape), range, order, limit.
(SELECT feature.id:keys, :body AS body
 FROM :view AS feature
 WHERE :conditions AND :shapes :range
 ORDER BY :order
 LIMIT :limit + 1)
