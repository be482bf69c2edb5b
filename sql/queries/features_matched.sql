-- How many features match, counted up to `most`; `known` says when the page itself has them all. Variables: known,
-- matching (features_matching.sql), most.
CASE WHEN :known THEN page.row_count
     ELSE (SELECT count(*) FROM (SELECT FROM (:matching) AS part LIMIT :most) AS matching) END
