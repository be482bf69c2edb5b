-- Where each value of a record comes from, with what does not stand and why; then its parts. $1 asset_id.
SELECT part, item, field, value, standing, source, feed, file_name AS file, row_number AS row, line, batch_id AS import,
       dated, rank, set_by, reason, why_not
FROM publish.provenance
WHERE asset_id = $1::bigint
ORDER BY sort_order, part, item, standing DESC, rank, dated DESC, row_number;
