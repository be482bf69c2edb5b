-- Where the truth about each row goes.
CREATE TEMPORARY TABLE truth (
  source text, code text, same_source text, same_code text, outcome text, label text
);
