-- Which versions are of one asset: what its record's version, its history and an edit's check are read by.

DO $$
DECLARE
    past record;
BEGIN
    FOR past IN
        SELECT kept.relname AS name, key.attname AS column_name
        FROM pg_class kept
        JOIN pg_attribute key ON key.attrelid = kept.oid AND NOT key.attisdropped
        WHERE kept.relnamespace = 'history'::regnamespace AND kept.relkind = 'r'
          AND (key.attname = 'asset_id' OR (kept.relname, key.attname) IN (('condition_item', 'survey_id'),
                                                                           ('energy_reading', 'supply_id')))
    LOOP
        EXECUTE format('CREATE INDEX %I ON history.%I (%I, change_id)', past.name || '_whose', past.name, past.column_name);
    END LOOP;
END $$;
