-- Tells the planner what the register holds now. The server would do so by itself, but only after a minute, and
-- whoever asks in that minute would wait for plans made for empty tables.
SELECT served.gather_statistics('{register,source}');
