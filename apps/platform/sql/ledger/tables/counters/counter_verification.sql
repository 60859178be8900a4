-- What each night, and each auditor who asked, found of a counter: kept, so that a fault found once is not
-- forgotten the night after.
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
  -- A verification that did not agree stays on the pages of auditors until one of them notes it, with a
  -- reason.
  noted_at timestamptz,
  noted_by uuid,
  note_sealed bytea,
  primary key (authority_id, id),
  constraint a_night_is_asked_by_nobody check ((asked_by is null) = (asked_by_sealed is null)),
  constraint what_is_under_way_found_nothing_yet check (ended_at is not null or fault_count = 0),
  constraint what_is_noted_says_by_whom_and_why check (num_nulls(noted_at, noted_by, note_sealed) in (0, 3)),
  constraint what_is_noted_did_not_agree check (noted_at is null or fault_count > 0)
);
create unique index one_verification_of_a_counter on counter_verification (authority_id, counter_id)
  where ended_at is null;
create index verifications_of_a_counter on counter_verification (counter_id, asked_at);
create index verifications_to_note on counter_verification (authority_id, counter_id, asked_at)
  where fault_count > 0 and noted_at is null;
comment on table counter_verification is
  'Verifications of counters, of each night or asked by an auditor: how far each is, what it found. Names '
  'no person; the journal keeps the same. Deleted after 13 months, once what did not agree is noted.';
comment on column counter_verification.asked_by is 'not personal: id of the agent; null for a night.';
comment on column counter_verification.asked_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column counter_verification.whole is
  'From the first line; otherwise from where the last one agreed.';
comment on column counter_verification.seals is 'not personal: batches of lines there are.';
comment on column counter_verification.seal is 'not personal: batches made again so far.';
comment on column counter_verification.lines is 'not personal: how many there are.';
comment on column counter_verification.anchors is
  'not personal: seals that the journal keeps, and that agree.';
comment on column counter_verification.faults is
  'not personal: the first twenty, each a code and where it is: the number of a seal or of a line, or the '
  'id of an account.';
comment on column counter_verification.noted_by is 'not personal: id of the auditor who noted it.';
comment on column counter_verification.note_sealed is
  'not personal: who noted it, and why, under the authority''s key.';
