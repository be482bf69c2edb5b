-- Forgets the assets kept before.
DELETE FROM pg_temp.selected_asset;
