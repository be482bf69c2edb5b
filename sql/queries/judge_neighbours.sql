-- Pairs of assets of one use that could merge: asset, neighbour, kilometres.
select asset_id, neighbour_id, km from facts.neighbour order by asset_id, neighbour_id;
