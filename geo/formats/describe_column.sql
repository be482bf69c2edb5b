-- What one column means: layer, column, description.
INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?1, ?2, ?3);
