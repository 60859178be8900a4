-- Debits wait for the ledger in the order in which readers said them: a page of them is found without sorting all that wait.
-- lock: born with this version, empty until readers hand over
create index transactions_to_post on card_transaction (authority_id, said_at, id) where state = 'to_post' and kind = 'debit';
