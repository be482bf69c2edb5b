-- How many features match, counted up to `most`; `known` says when the page itself has them all. Variables: known, view,
-- conditions, most.
CASE WHEN :known THEN page.row_count
     ELSE (SELECT count(*) FROM (SELECT FROM :view AS feature WHERE :conditions LIMIT :most) AS matching) END
