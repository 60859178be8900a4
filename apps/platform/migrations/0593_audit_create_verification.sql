-- "Verify the journal" is asked once and done by a job, some thousands of lines a transaction: how far it is, and what it found, are kept.
create table journal_verification (
  authority_id uuid not null references authority,
  id uuid not null,
  asked_by uuid not null,
  asked_by_sealed bytea not null,
  asked_at timestamptz not null,
  note text,
  size bigint not null check (size >= 0),
  line bigint not null default 0,
  moved_at timestamptz not null,
  ended_at timestamptz,
  waiting bigint not null,
  altered bigint[] not null default '{}' check (cardinality(altered) <= 20),
  altered_count bigint not null default 0,
  fault text,
  root text,
  primary key (authority_id, id),
  constraint no_further_than_its_checkpoint check (line between 0 and size),
  constraint intact_has_a_root check (root is null or ended_at is not null and altered_count = 0 and fault is null)
);
create unique index one_verification_at_a_time on journal_verification (authority_id) where ended_at is null;
comment on table journal_verification is 'Verifications of the journal that were asked for, how far each is and what it found. Kept; names no person.';
comment on column journal_verification.asked_by is 'not personal: id of the agent.';
comment on column journal_verification.asked_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column journal_verification.note is 'The checkpoint that is verified, as it was signed when this was asked; null before the first one.';
comment on column journal_verification.line is 'not personal: lines looked at so far, from the first.';
comment on column journal_verification.waiting is 'not personal: lines that no checkpoint covered when this was asked.';
comment on column journal_verification.altered is 'not personal: the first twenty places, from 1, whose line is not the one promised.';
comment on column journal_verification.altered_count is 'not personal: how many there are.';
comment on column journal_verification.fault is 'What of the proofs themselves does not hold, by its code.';
comment on column journal_verification.root is 'Hash of the whole, in base64 as the checkpoint writes it; when it is intact.';
alter table journal_verification enable row level security;
create policy readers on journal_verification for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
create policy readers_ask on journal_verification for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('auditor', 'data_protection_officer') and asked_by = ardeco_actor()
    and line = 0 and ended_at is null);
-- Whoever asks does not write what was found.
create policy system_verifies on journal_verification for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_verification to ardeco_app;
grant update (line, moved_at, ended_at, altered, altered_count, fault, root) on journal_verification to ardeco_app;
