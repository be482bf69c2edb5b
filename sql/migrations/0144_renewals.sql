-- What renewing plant comes to in an appraisal.
ALTER TABLE programme.option ADD COLUMN pv_renewals register.gbp;
COMMENT ON COLUMN programme.option.pv_renewals IS 'Present value of renewing plant when its life is over, GBP, less what of the last renewals is unused at the end. Null where its size cannot be known, and in runs that did not count it.';
