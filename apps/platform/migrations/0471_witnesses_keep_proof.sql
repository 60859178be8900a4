-- lock: contradictions are rare: a table of a few rows, for an instant.
alter table journal_fork add column proof bytea check (length(proof) <= 2016 and length(proof) % 32 = 0);
comment on column journal_fork.proof is 'The hashes that lead from the other past to the root of the checkpoint shown: with the two checkpoints, anybody checks the contradiction. Null before this column, and where there was none.';
