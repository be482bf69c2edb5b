-- Finds what is wrong or doubtful in a file in the layout of the list. $1 the names of its header, as JSON.
WITH header AS MATERIALIZED (
  SELECT given.name, given.place::integer AS place, layout.title
  FROM json_array_elements_text($1::json) WITH ORDINALITY AS given (name, place)
  LEFT JOIN publish.transparency_column layout
         ON lower(regexp_replace(given.name, '[^A-Za-z]', '', 'g')) = lower(layout.title)
), cell AS MATERIALIZED (
  SELECT row.row_number, row.line, header.title, row.cells ->> (header.place - 1) AS raw,
         nullif(btrim(row.cells ->> (header.place - 1)), '') AS value
  FROM pg_temp.checked_row row
  JOIN header ON header.title IS NOT NULL
  WHERE row.cells IS NOT NULL
), term AS MATERIALIZED (
  SELECT cell.row_number, cell.line, cell.title, part.part, known.code, known.written, known.term,
         preferred.term AS preferred
  FROM cell
  JOIN publish.transparency_column layout ON layout.title = cell.title AND layout.term_list IS NOT NULL
  CROSS JOIN LATERAL (SELECT btrim(piece) AS part
                      FROM unnest(CASE WHEN layout.term_list = 'tenure_detail' THEN string_to_array(cell.value, ';')
                                       ELSE ARRAY[cell.value] END) AS piece) AS part
  LEFT JOIN publish.transparency_term known ON known.list_name = layout.term_list AND lower(known.term) = lower(part.part)
  LEFT JOIN publish.transparency_term preferred
         ON preferred.list_name = layout.term_list AND preferred.code = known.code AND preferred.written
  WHERE part.part <> ''
), asset AS MATERIALIZED (
  SELECT cell.row_number, cell.line,
         max(cell.value) FILTER (WHERE cell.title = 'AssetCode') AS asset_code,
         max(cell.value) FILTER (WHERE cell.title = 'UPRN') AS uprn,
         max(cell.value) FILTER (WHERE cell.title = 'StreetNumber') AS street_number,
         max(cell.value) FILTER (WHERE cell.title = 'StreetName') AS street_name,
         max(cell.value) FILTER (WHERE cell.title = 'PostCode') AS post_code,
         max(cell.value) FILTER (WHERE cell.title = 'CoordinateReferenceSystem') AS crs,
         max(cell.value) FILTER (WHERE cell.title = 'GeoX') AS geo_x,
         max(cell.value) FILTER (WHERE cell.title = 'GeoY') AS geo_y,
         max(cell.value) FILTER (WHERE cell.title = 'TenureDetail') AS tenure_detail,
         max(cell.value) FILTER (WHERE cell.title = 'OtherDetail') AS other_detail,
         max(cell.value) FILTER (WHERE cell.title = 'BuildingSize') AS building_size,
         max(cell.value) FILTER (WHERE cell.title = 'LandArea') AS land_area,
         max(cell.value) FILTER (WHERE cell.title = 'EnergyRating') AS energy_rating,
         max(cell.value) FILTER (WHERE cell.title = 'EffectiveDate') AS effective_date
  FROM cell GROUP BY cell.row_number, cell.line
), said AS MATERIALIZED (
  SELECT asset.row_number, array_agg(term.title || ':' || term.code) FILTER (WHERE term.code IS NOT NULL) AS codes
  FROM asset JOIN term ON term.row_number = asset.row_number GROUP BY asset.row_number
), point AS MATERIALIZED (
  SELECT asset.*, coalesce(said.codes, '{}') AS codes,
         CASE WHEN asset.geo_x ~ '^-?\d{1,9}(\.\d+)?$' THEN asset.geo_x::numeric END AS x,
         CASE WHEN asset.geo_y ~ '^-?\d{1,9}(\.\d+)?$' THEN asset.geo_y::numeric END AS y,
         coalesce('CoordinateReferenceSystem:grid' = ANY (said.codes), false) AS grid,
         coalesce('CoordinateReferenceSystem:degrees' = ANY (said.codes), false) AS degrees
  FROM asset LEFT JOIN said ON said.row_number = asset.row_number
), issue (row_number, line, column_name, severity, code, value, reason) AS (
  SELECT NULL::bigint, 1::bigint, layout.title, 'fault', 'missing_column', NULL::text,
         'the header has no column ' || layout.title || ': add it, empty if need be'
  FROM publish.transparency_column layout
  WHERE NOT EXISTS (SELECT FROM header WHERE header.title = layout.title)
  UNION ALL
  SELECT NULL, 1, header.name, 'warning', 'unknown_column', NULL, 'the layout has no such column: leave it out'
  FROM header WHERE header.title IS NULL
  UNION ALL
  SELECT NULL, 1, twice.title, 'fault', 'repeated_column', NULL, 'the header has this column ' || twice.times || ' times'
  FROM (SELECT title, count(*) AS times FROM header WHERE title IS NOT NULL GROUP BY title HAVING count(*) > 1) AS twice
  UNION ALL
  SELECT NULL, 1, header.name, 'warning', 'column_name', header.name, 'the layout writes it ' || header.title
  FROM header WHERE header.title IS NOT NULL AND header.name <> header.title
  UNION ALL
  SELECT NULL, 1, NULL, 'warning', 'column_order', NULL, 'the columns are in another order than the layout''s'
  WHERE (SELECT string_agg(title, ',' ORDER BY place) FROM header WHERE title IS NOT NULL)
        <> (SELECT string_agg(layout.title, ',' ORDER BY layout.place) FROM publish.transparency_column layout
            WHERE layout.title IN (SELECT title FROM header))
  UNION ALL
  SELECT row.row_number, row.line, NULL, 'fault', 'unreadable', NULL, 'the row cannot be read: ' || row.fault
  FROM pg_temp.checked_row row WHERE row.fault IS NOT NULL
  UNION ALL
  SELECT cell.row_number, cell.line, cell.title, CASE layout.presence WHEN 'always' THEN 'fault' ELSE 'warning' END,
         CASE layout.presence WHEN 'always' THEN 'missing' ELSE 'not_given' END, NULL,
         CASE layout.presence WHEN 'always' THEN 'every row needs it' ELSE 'the Code asks for it where there is one' END
  FROM cell
  JOIN publish.transparency_column layout ON layout.title = cell.title
  JOIN point ON point.row_number = cell.row_number
  WHERE cell.value IS NULL AND layout.presence <> 'optional'
    AND NOT ('TenureDetail:vacant' = ANY (point.codes) AND layout.vacant IN ('withheld', 'outward'))
  UNION ALL
  SELECT cell.row_number, cell.line, cell.title, 'fault',
         CASE WHEN cell.title = 'UPRN' AND cell.value ~* 'E\+?\d' THEN 'damaged_uprn'
              WHEN cell.title = 'UPRN' AND cell.value ~ '^0\d*$' THEN 'padded_uprn'
              WHEN cell.title = 'PostCode' AND upper(cell.value) ~ '^[A-Z]{1,2}[0-9O][A-Z0-9]? O[A-Z]{2}$' THEN 'letter_o'
              ELSE 'form' END, cell.value,
         CASE WHEN cell.title = 'UPRN' AND cell.value ~* 'E\+?\d'
              THEN 'a spreadsheet wrote it in powers of ten: its last digits are lost, take it from the source again'
              WHEN cell.title = 'UPRN' AND cell.value ~ '^0\d*$' THEN 'it is padded with noughts: write it without'
              WHEN cell.title = 'PostCode' AND upper(cell.value) ~ '^[A-Z]{1,2}[0-9O][A-Z0-9]? O[A-Z]{2}$'
              THEN 'a letter O stands where a nought belongs'
              ELSE 'it should be ' || layout.pattern_says END
  FROM cell JOIN publish.transparency_column layout ON layout.title = cell.title
  WHERE cell.value !~ layout.pattern
  UNION ALL
  SELECT term.row_number, term.line, term.title, 'fault', 'unknown_word', term.part,
         'the layout has no such word; it has: ' || (
             SELECT string_agg(known.term, ', ' ORDER BY known.term) FROM publish.transparency_term known
             JOIN publish.transparency_column layout ON layout.term_list = known.list_name
             WHERE layout.title = term.title AND known.written)
  FROM term WHERE term.code IS NULL
  UNION ALL
  SELECT term.row_number, term.line, term.title, 'warning', 'other_word', term.part, 'the Code''s word is ' || term.preferred
  FROM term WHERE term.code IS NOT NULL AND term.part <> term.preferred
  UNION ALL
  SELECT cell.row_number, cell.line, cell.title, 'fault', 'formula', cell.value,
         'a spreadsheet would run it as a formula: write an apostrophe before it'
  FROM cell WHERE publish.guard_formula(cell.value) <> cell.value
  UNION ALL
  SELECT cell.row_number, cell.line, cell.title, 'warning', 'encoding', cell.value,
         'letters were read in the wrong encoding once: write it anew'
  FROM cell WHERE cell.value ~ '(Ã.|Â.|â€)'
  UNION ALL
  SELECT cell.row_number, cell.line, cell.title, 'warning', 'blanks', cell.raw, 'blanks stand before or after it'
  FROM cell WHERE cell.raw <> btrim(cell.raw) AND cell.value IS NOT NULL
  UNION ALL
  SELECT point.row_number, point.line, 'GeoX', 'fault', 'half_point', NULL, 'one coordinate is given without the other'
  FROM point WHERE (point.geo_x IS NULL) <> (point.geo_y IS NULL)
  UNION ALL
  SELECT point.row_number, point.line, 'CoordinateReferenceSystem', 'fault', 'no_system', NULL,
         'coordinates are given, but not their system'
  FROM point WHERE point.crs IS NULL AND point.geo_x IS NOT NULL
  UNION ALL
  SELECT point.row_number, point.line, 'GeoX', 'fault',
         CASE WHEN place.swapped THEN 'swapped' ELSE 'out_of_range' END, point.geo_x || ' ' || point.geo_y,
         CASE WHEN place.swapped THEN 'GeoX and GeoY are swapped' ELSE 'this is no place in Great Britain' END
  FROM point
  CROSS JOIN LATERAL (
    SELECT CASE WHEN point.grid THEN point.x BETWEEN 0 AND 700000 AND point.y BETWEEN 0 AND 1300000
                WHEN point.degrees THEN point.x BETWEEN -9 AND 2.1 AND point.y BETWEEN 49.8 AND 61 END AS fine,
           CASE WHEN point.degrees THEN point.y BETWEEN -9 AND 2.1 AND point.x BETWEEN 49.8 AND 61
                ELSE false END AS swapped) AS place
  WHERE NOT place.fine
  UNION ALL
  SELECT point.row_number, point.line, told.title, 'fault', 'vacant_address', told.value,
         'it is vacant, yet ' || told.what || ' can be read here: of vacant properties publish the first part of the postcode alone'
  FROM point
  CROSS JOIN LATERAL (VALUES
    ('UPRN', point.uprn, 'its UPRN'), ('StreetNumber', point.street_number, 'its number'),
    ('StreetName', point.street_name, 'its street'),
    ('PostCode', CASE WHEN point.post_code ~ ' ' THEN point.post_code END, 'its whole postcode'),
    ('GeoX', nullif(concat_ws(' ', point.geo_x, point.geo_y), ''), 'where it is')
  ) AS told (title, value, what)
  WHERE 'TenureDetail:vacant' = ANY (point.codes) AND told.value IS NOT NULL
  UNION ALL
  -- In hectares the land of a building is a far smaller number than its floors in square metres.
  SELECT min(sized.row_number), min(sized.line), 'LandArea', 'warning', 'land_area_unit',
         (array_agg(sized.land ORDER BY sized.row_number) FILTER (WHERE sized.land >= sized.floors))[1]::text,
         format('in %s of the %s rows that give both, LandArea is no less than BuildingSize: it seems to be in square metres, '
                'and the layout has hectares: divide by 10,000', count(*) FILTER (WHERE sized.land >= sized.floors), count(*))
  FROM (SELECT point.row_number, point.line, point.land_area::numeric AS land, point.building_size::numeric AS floors
        FROM point
        WHERE point.land_area ~ '^\d{1,12}(\.\d+)?$' AND point.building_size ~ '^\d{1,12}(\.\d+)?$') AS sized
  WHERE sized.land > 0 AND sized.floors > 0
  HAVING 2 * count(*) FILTER (WHERE sized.land >= sized.floors) > count(*)
  UNION ALL
  SELECT point.row_number, point.line, 'OtherDetail', 'warning', 'tenure', NULL, 'the tenure is Other, and nothing says what it is'
  FROM point
  WHERE 'TenureType:other' = ANY (point.codes) AND point.other_detail IS NULL AND NOT 'TenureDetail:vacant' = ANY (point.codes)
  UNION ALL
  SELECT point.row_number, point.line, 'TenureDetail', 'warning', 'tenure', point.tenure_detail,
         'the Code has Leasehold of freeholds alone: of a leasehold it is Sub leasehold'
  FROM point WHERE point.codes @> '{TenureType:leasehold,TenureDetail:leasehold}'
  UNION ALL
  SELECT point.row_number, point.line, 'HoldingType', 'warning', 'holding', NULL,
         'it is held as land, yet a building''s size or energy rating is given'
  FROM point
  WHERE 'HoldingType:land' = ANY (point.codes)
    AND (point.energy_rating IS NOT NULL OR point.building_size ~ '[1-9]')
  UNION ALL
  SELECT point.row_number, point.line, 'HoldingType', 'warning', 'holding', NULL,
         'it is held as buildings alone, yet an area of land is given'
  FROM point WHERE 'HoldingType:buildings' = ANY (point.codes) AND point.land_area ~ '[1-9]'
  UNION ALL
  SELECT point.row_number, point.line, 'EffectiveDate', 'warning', 'future', point.effective_date, 'the day is still to come'
  FROM point
  WHERE point.effective_date ~ '^\d{4}-\d\d-\d\d$' AND point.effective_date > to_char(publish.as_of(), 'YYYY-MM-DD')
  UNION ALL
  SELECT twice.row_number, twice.line, 'AssetCode', 'fault', 'repeated_code', twice.asset_code,
         'line ' || twice.first_line || ' has the same code: one row for each asset'
  FROM (SELECT row_number, line, asset_code,
               first_value(line) OVER (PARTITION BY asset_code ORDER BY row_number) AS first_line
        FROM asset WHERE asset_code IS NOT NULL) AS twice
  WHERE twice.line <> twice.first_line
  UNION ALL
  SELECT twice.row_number, twice.line, 'UPRN', 'warning', 'repeated_uprn', twice.uprn,
         'line ' || twice.first_line || ' has the same UPRN: right where several assets stand on it'
  FROM (SELECT row_number, line, uprn, first_value(line) OVER (PARTITION BY uprn ORDER BY row_number) AS first_line
        FROM asset WHERE uprn IS NOT NULL) AS twice
  WHERE twice.line <> twice.first_line
)
INSERT INTO pg_temp.checked_issue (row_number, line, column_name, severity, code, value, reason)
SELECT row_number, line, column_name, severity, code, value, reason
FROM issue;
