-- What the night found of each counter: its lines, seals and balances made again, and its seals compared with what the journal keeps of it.
-- lock: one row a counter
alter table counter_chain
  add column verified_on date,
  add column agreed_on date,
  add column verified_lines bigint,
  add column faults integer check (faults >= 0);
comment on column counter_chain.verified_on is 'The day of the last night that made its lines, seals and balances again; null until then.';
comment on column counter_chain.agreed_on is 'The last day on which all agreed, or that of its birth: what the journal keeps since is compared. Null: all of the journal.';
comment on column counter_chain.verified_lines is 'How many lines it had then.';
comment on column counter_chain.faults is 'What did not agree then. Above zero, somebody wrote past the functions.';
grant update (verified_on, agreed_on, verified_lines, faults) on counter_chain to ardeco_app;
