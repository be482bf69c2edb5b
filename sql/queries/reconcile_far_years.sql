-- The year ends of which there is a fixed asset register, newest first.
SELECT DISTINCT year_end FROM publish.far_entry ORDER BY year_end DESC;
