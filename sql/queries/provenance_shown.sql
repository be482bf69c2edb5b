-- The same for people: as few columns as say it, and each source as its number in provenance_sources.sql. $1 asset_id.
SELECT coalesce(CASE WHEN item IS NULL OR item = '1' THEN field ELSE field || ' (' || item || ')' END, part) AS field,
       CASE WHEN field IS NULL THEN item ELSE coalesce(value, 'unknown') END AS value,
       CASE WHEN feed IS NULL THEN source ELSE format('[%s]', dense_rank() OVER (ORDER BY feed)) END AS source,
       file_name || ', row ' || row_number AS "from", dated,
       CASE WHEN why_not IS NOT NULL THEN 'not taken: ' || why_not
            WHEN set_by IS NOT NULL THEN set_by || ': ' || reason END AS remark
FROM publish.provenance
WHERE asset_id = $1::bigint
ORDER BY sort_order, part, item, standing DESC, rank, dated DESC, row_number;
