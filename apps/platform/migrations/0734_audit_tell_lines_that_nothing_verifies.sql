-- Lines kept before texts were committed to, and sealed again under another root key since, are in their place and prove no text: told apart.
-- lock: columns with a constant default: no row is read
alter table journal_verification
  add column unverifiable bigint[] not null default '{}' check (cardinality(unverifiable) <= 20),
  add column unverifiable_count bigint not null default 0;
comment on column journal_verification.unverifiable is 'not personal: the first twenty places, from 1, whose line says nothing that was promised.';
comment on column journal_verification.unverifiable_count is 'not personal: how many there are.';
grant update (unverifiable, unverifiable_count) on journal_verification to ardeco_app;
