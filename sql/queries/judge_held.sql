-- How many assets are held on the day set, and so have a row in the fact view.
select count(*) from facts.asset_state where held;
