-- Forgets the assets kept before.
delete from pg_temp.selected_asset;
