-- Whether terrier has been in this database before: one boolean.
SELECT to_regclass('meta.migration') IS NOT NULL AND to_regclass('meta.derived') IS NOT NULL
  AND to_regclass('meta.reference') IS NOT NULL;
