-- The asset that a reference leads to whose asset was merged into it. $1 reference.
SELECT asset_id, reference FROM publish.former_reference WHERE former_reference = upper($1::text);
