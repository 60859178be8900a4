alter table compliance_version enable row level security;
create policy read on compliance_version for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'data_protection_officer', 'auditor')));
create policy who_writes_begins on compliance_version for insert
  with check (authority_id = ardeco_authority() and frozen_at is null
    and ardeco_has_role('authority_administrator', 'data_protection_officer'));
create policy who_writes_goes_on on compliance_version for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'data_protection_officer')))
  with check (authority_id = ardeco_authority());
-- Never removed, and never another document than it was.
grant select, insert on compliance_version to ardeco_app;
grant update (texts, revision, content, content_hash, frozen_at, frozen_by, opinion, opinion_words,
  opinion_on, opinion_by, decision, decision_words, signatory, decided_on, decided_by, valid_until, reminded,
  change_told_on) on compliance_version to ardeco_app;
