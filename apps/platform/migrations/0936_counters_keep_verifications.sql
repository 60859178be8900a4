-- What each night, and each auditor who asked, found of a counter: kept, so that a fault found once is not forgotten the night after.
create table counter_verification (
  authority_id uuid not null,
  id uuid not null,
  counter_id uuid not null,
  asked_by uuid,
  asked_by_sealed bytea,
  asked_at timestamptz not null,
  moved_at timestamptz not null,
  ended_at timestamptz,
  whole boolean not null default true,
  seals bigint not null default 0 check (seals >= 0),
  seal bigint not null default 0 check (seal >= 0),
  lines bigint not null default 0 check (lines >= 0),
  anchors integer not null default 0 check (anchors >= 0),
  faults text[] not null default '{}' check (cardinality(faults) <= 20),
  fault_count integer not null default 0 check (fault_count >= cardinality(faults)),
  primary key (authority_id, id),
  constraint a_night_is_asked_by_nobody check ((asked_by is null) = (asked_by_sealed is null)),
  constraint what_is_under_way_found_nothing_yet check (ended_at is not null or fault_count = 0),
  foreign key (authority_id, counter_id) references counter (authority_id, id)
);
create unique index one_verification_of_a_counter on counter_verification (authority_id, counter_id) where ended_at is null;
create index verifications_of_a_counter on counter_verification (counter_id, asked_at);
comment on table counter_verification is 'Verifications of counters, of each night or asked by an auditor: how far each is, what it found. Names no person; the journal keeps the same. Deleted after 13 months.';
comment on column counter_verification.asked_by is 'not personal: id of the agent; null for a night.';
comment on column counter_verification.asked_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column counter_verification.whole is 'From the first line; otherwise from where the last one agreed.';
comment on column counter_verification.seals is 'not personal: batches of lines there are.';
comment on column counter_verification.seal is 'not personal: batches made again so far.';
comment on column counter_verification.lines is 'not personal: how many there are.';
comment on column counter_verification.anchors is 'not personal: seals that the journal keeps, and that agree.';
comment on column counter_verification.faults is 'not personal: the first twenty, each a code and where it is: the number of a seal or of a line, or the id of an account.';
alter table counter_verification enable row level security;
create policy readers on counter_verification for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
create policy the_system_verifies on counter_verification for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_finds on counter_verification for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_forgets on counter_verification for delete using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on counter_verification to ardeco_app;
grant update (moved_at, ended_at, seals, seal, lines, anchors, faults, fault_count) on counter_verification to ardeco_app;
