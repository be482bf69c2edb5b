-- The codes of one scheme: those of the file's rows, and those by which the register knows assets. Listed: in the file.
CREATE TEMPORARY TABLE match_code ON COMMIT DROP AS
SELECT -i.row_number AS subject_id, b.scheme, facts.match_code(i.asset_code) AS form, true AS listed
FROM pg_temp.import_batch b, pg_temp.incoming i
WHERE i.is_new
UNION ALL
SELECT held.asset_id, held.scheme, facts.match_code(held.value),
       EXISTS (SELECT FROM pg_temp.incoming i WHERE i.asset_code = held.value)
FROM pg_temp.import_batch b
JOIN register.asset_identifier held ON held.scheme = b.scheme
WHERE EXISTS (SELECT FROM pg_temp.match_probe);
