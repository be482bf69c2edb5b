-- How many assets are held on the day set, and so have a row in the fact view.
SELECT count(*) FROM facts.asset_state WHERE held;
