-- An entry that a person has said not to be an asset is not taken for it by its place alone.
UPDATE pg_temp.incoming i
SET asset_id = NULL
FROM register.designation_candidate c
WHERE c.asset_id = i.asset_id AND c.entry = i.entry AND c.state = 'rejected' AND num_nonnulls(i.asset_code, i.uprn, i.urn) = 0
  AND NOT EXISTS (SELECT FROM register.designation d
                  WHERE d.asset_id = i.asset_id AND d.kind_code = i.designation_kind
                    AND (d.reference = i.official_reference
                         OR (i.official_reference IS NULL AND d.name = i.designation_name)));
