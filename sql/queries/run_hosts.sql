-- Pairs of an asset and a building that could take in its use: asset, host, kilometres, nearest first.
SELECT asset_id, host_id, km FROM facts.host ORDER BY asset_id, km, host_id;
