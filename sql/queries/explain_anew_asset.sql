-- The asset of the judging anew at hand: the columns of explain_asset.sql.
SELECT asset_id, reference, name, category, class, duty, scope, scope_reason, scored
FROM publish.anew_asset;
