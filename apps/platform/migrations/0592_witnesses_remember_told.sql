-- Administrators and auditors are written to when a witness refuses, not at each hour of its refusal.
alter table journal_witness add column told_at timestamptz;
comment on column journal_witness.told_at is 'When administrators and auditors were last written to that this witness refuses.';
grant update (told_at) on journal_witness to ardeco_app;
