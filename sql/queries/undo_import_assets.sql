-- The first assets that undoing an import concerns, and of how many they are. $1 batch, $2 how many at most.
SELECT reference, name, effect, replace(parts, '_', ' ') AS parts, asset_count AS in_all
FROM edit.undo_import_assets($1::bigint, $2::bigint);
