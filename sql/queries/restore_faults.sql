-- What is wrong with a restored register: $1 the revision and $2 the digest (hexadecimal) that it must hold. At most 20.
SELECT place, fault
FROM (
    SELECT 'revision ' || $1::bigint AS place, 'the backup should hold this change, and it is missing or another' AS fault
    WHERE $1::bigint > 0
      AND NOT EXISTS (SELECT FROM history.change WHERE revision = $1::bigint AND digest = decode($2::text, 'hex'))
    UNION ALL
    SELECT 'revision ' || coalesce(revision::text, 'unknown'), fault FROM history.verify()
    UNION ALL
    SELECT table_name || ' ' || row_key, fault FROM history.verify_live()
) AS found
LIMIT 20;
