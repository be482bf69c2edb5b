-- The facts of an earlier run as it judged them; the run is the setting terrier.run.
copy (select asset_id, category_code, class_code, duty_holder_code, scope_code = 'in' as scored, fact_values
      from evaluation.run_fact where run_id = nullif(current_setting('terrier.run', true), '')::bigint
      order by asset_id) to stdout (format binary);
