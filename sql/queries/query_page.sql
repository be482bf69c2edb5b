-- A page of a query's assets with the stamp, one more than the page has if there are more; one row with nulls when there is
-- none. Variables: branches (query_branch.sql, one after the other in the order of the page). $1 how many, and one more.
SELECT stamp.stamp, stamp.current, page.*
FROM served.stamp AS stamp
LEFT JOIN (
  SELECT row_number() OVER () AS place, found.*
  FROM (SELECT part.* FROM (:branches) AS part LIMIT $1::bigint) AS found
) AS page ON true
ORDER BY page.place;
