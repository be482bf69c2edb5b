-- Polygons in which the council has nothing, as most of a district's are: counted, and not kept.
SELECT edit.import_unplaced((SELECT batch_id FROM pg_temp.import_batch), array_agg(i.row_number))
FROM pg_temp.incoming i
WHERE i.asset_id IS NULL AND NOT EXISTS (SELECT FROM pg_temp.holding h WHERE h.row_number = i.row_number)
HAVING count(*) > 0;
