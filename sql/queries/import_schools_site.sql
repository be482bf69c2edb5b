-- The school of each site: of the open ones the one that the register has already, else the largest.
CREATE TEMPORARY TABLE site_school ON COMMIT DROP AS
SELECT DISTINCT ON (i.asset_id) i.*, held.urn AS held_urn,
       count(*) OVER (PARTITION BY i.asset_id) AS open_schools
FROM pg_temp.incoming i
LEFT JOIN register.school held ON held.asset_id = i.asset_id
WHERE i.status IN ('open', 'closing')
ORDER BY i.asset_id, (held.urn = i.urn) DESC NULLS LAST, i.capacity DESC NULLS LAST, i.urn;
