create table journal_entry (
  authority_id uuid not null references authority,
  id uuid not null,
  position bigint generated always as identity,
  person_id uuid,
  day date not null,
  sealed bytea not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  primary key (authority_id, id)
);
create index journal_of_a_person on journal_entry (authority_id, person_id, position desc);
create index journal_of_an_authority on journal_entry (authority_id, position desc);
comment on table journal_entry is 'Who touched what: appended in the transaction of what it tells, never changed. No personal data in clear: the exact instant, the actor, the action and its data are inside the sealed payload.';
comment on column journal_entry.day is 'Civil day only: an exact instant in clear would let a dump join two services.';
comment on column journal_entry.leaf_hash is 'SHA-256(0x00 || id || sealed): RFC 6962 section 2.1 leaf.';

create table journal_leaf (
  authority_id uuid not null,
  sequence bigint not null,
  entry_id uuid not null,
  root_hash bytea not null check (length(root_hash) = 32),
  primary key (authority_id, sequence),
  constraint an_entry_is_sequenced_once unique (authority_id, entry_id),
  foreign key (authority_id, entry_id) references journal_entry (authority_id, id)
);
comment on table journal_leaf is 'The order of the journal, written by one job so that writers do not queue behind a tree head. root_hash chains each leaf to all before it.';

alter table journal_entry enable row level security;
alter table journal_leaf enable row level security;
create policy append on journal_entry for insert with check (authority_id = ardeco_authority());
create policy person_reads_own on journal_entry for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id is not null and person_id = ardeco_actor());
create policy staff_reads on journal_entry for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('auditor', 'data_protection_officer', 'validator', 'reception')));
create policy sequenced_by_the_system on journal_leaf for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy read on journal_leaf for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
-- Insert-only for the application, by grant as well as by policy.
grant select, insert on journal_entry, journal_leaf to ardeco_app;
