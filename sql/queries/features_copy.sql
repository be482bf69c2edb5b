-- All features of a selection in their order, for a file. Variables: columns, view, conditions, order, limit, format.
COPY (
  SELECT :columns
  FROM :view AS feature
  WHERE :conditions
  ORDER BY :order
  LIMIT :limit
) TO STDOUT (FORMAT :format);
