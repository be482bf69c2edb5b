-- The facts of an earlier run as it judged them; the run is the setting terrier.run.
COPY (SELECT asset_id, category_code, class_code, duty_holder_code, scope_code = 'in' AS scored, floor_area_m2,
             replacement_cost, fact_values, fact_dates
      FROM evaluation.run_fact WHERE run_id = nullif(current_setting('terrier.run', true), '')::bigint
      ORDER BY asset_id) TO STDOUT (FORMAT BINARY);
