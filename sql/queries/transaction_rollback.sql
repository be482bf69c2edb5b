-- Undoes what the transaction did.
rollback;
