-- Pairs of assets of one use that could merge: asset, neighbour, kilometres.
SELECT asset_id, neighbour_id, km FROM facts.neighbour ORDER BY asset_id, neighbour_id;
