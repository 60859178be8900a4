-- A verification that did not agree stays on the pages of auditors until one of them notes it, with a reason.
-- lock: some rows a night
alter table counter_verification
  add column noted_at timestamptz,
  add column noted_by uuid,
  add column note_sealed bytea,
  add constraint what_is_noted_says_by_whom_and_why check (num_nulls(noted_at, noted_by, note_sealed) in (0, 3)),
  add constraint what_is_noted_did_not_agree check (noted_at is null or fault_count > 0);
comment on column counter_verification.noted_by is 'not personal: id of the auditor who noted it.';
comment on column counter_verification.note_sealed is 'not personal: who noted it, and why, under the authority''s key.';
-- lock: some rows a night
create index verifications_to_note on counter_verification (authority_id, counter_id, asked_at) where fault_count > 0 and noted_at is null;
grant update (noted_at, noted_by, note_sealed) on counter_verification to ardeco_app;
comment on table counter_verification is 'Verifications of counters, of each night or asked by an auditor: how far each is, what it found. Names no person; the journal keeps the same. Deleted after 13 months, once what did not agree is noted.';
