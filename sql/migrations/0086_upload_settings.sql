-- What holds of every row of an uploaded file that does not say it itself, as its sender says.
ALTER TABLE jobs.upload ADD COLUMN settings jsonb;
COMMENT ON COLUMN jobs.upload.settings IS 'Fields with the value that each row has that does not say it itself: {"kind": "parish"}; null: none.';
