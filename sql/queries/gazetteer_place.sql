-- How many assets take, change or lose the gazetteer's point of their UPRN by the release in force.
SELECT edit.gazetteer_place();
