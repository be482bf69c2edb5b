-- Begins a transaction that may write.
begin;
