create table counter_holder (
  authority_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  version integer not null default 1,
  primary key (authority_id, person_id)
);
comment on table counter_holder is
  'The accounts of a person, alone or of their household: the only tie between them and a balance. Gone '
  'with the person.';
comment on column counter_holder.sealed is
  'personal: accounts and their counters, sealed under the person''s key, padded.';
