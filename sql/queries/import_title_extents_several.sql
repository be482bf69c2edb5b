-- Points that do not settle it, told of: several assets in one polygon, or one asset in several.
INSERT INTO source.issue (batch_id, row_number, value, severity, code, reason)
SELECT b.batch_id, h.row_number, h.code, 'rejected', CASE WHEN h.assets > 1 THEN 'polygon_shared' ELSE 'polygons_overlap' END,
       CASE WHEN h.assets > 1
            THEN format('the polygon holds the points of %s assets (%s): say by UPRN or title number whose land it is',
                        h.assets, string_agg(h.reference, ', ' ORDER BY h.reference))
            ELSE format('the point of %s lies in %s polygons of this file: say by UPRN or title number which is its land',
                        min(h.reference), max(h.polygons)) END
FROM pg_temp.holding h
CROSS JOIN pg_temp.import_batch b
WHERE h.assets > 1 OR h.polygons > 1
GROUP BY b.batch_id, h.row_number, h.code, h.assets;
