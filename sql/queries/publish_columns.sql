-- The layout of the list, column by column, as in force today.
SELECT title, about, data_type, presence, pattern, vacant, source
FROM publish.transparency_column
ORDER BY place;
