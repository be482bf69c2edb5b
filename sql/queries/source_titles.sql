-- What people call the feeds that have a title of their own.
SELECT feed AS source, title FROM publish.source WHERE title <> feed ORDER BY feed;
