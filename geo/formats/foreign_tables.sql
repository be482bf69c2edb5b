-- The tables of a SQLite file whose rows SQLite itself cannot read: virtual tables of modules that other libraries
-- bring. GDAL loads SpatiaLite, whose modules read whatever file the table's definition names.
SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' AND ncol = 0 LIMIT 1
