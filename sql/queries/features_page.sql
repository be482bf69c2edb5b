-- A page of features joined to one text, how many rows were read (one more than the page has, if there are more), where
-- its first and last stand in the order, and how many match. Variables, all words and numbers of engine/service/features:
-- branches (features_branch.sql, one after the other in the order of the page), limit, joined (the order to join in, for
-- pages that are read backwards), arrays and places (keys of the order), matched (features_matched.sql, or nothing).
SELECT stamp.stamp, stamp.current, page.features, page.row_count, :matched AS matched, :places
FROM served.stamp AS stamp
CROSS JOIN (
    SELECT string_agg(ranked.body, ',' :joined) FILTER (WHERE ranked.place <= :limit) AS features,
           count(*) AS row_count, :arrays
    FROM (
        SELECT found.*, row_number() OVER () AS place
        FROM (SELECT part.* FROM (:branches) AS part LIMIT :limit + 1) AS found
    ) AS ranked
) AS page;
