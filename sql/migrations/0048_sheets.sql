-- Which part of an uploaded file is meant, as its sender says.
ALTER TABLE jobs.upload ADD COLUMN sheet text, ADD COLUMN header_row integer CHECK (header_row BETWEEN 1 AND 1000);
COMMENT ON COLUMN jobs.upload.sheet IS 'The sheet or layer to read, of a file with several; null: there is one.';
COMMENT ON COLUMN jobs.upload.header_row IS 'The row of the sheet, or line of the CSV file, that holds the column names; null: the first that is not blank.';
