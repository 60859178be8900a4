alter table journal_witness enable row level security;
create policy read on journal_witness for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'auditor', 'data_protection_officer')));
create policy administrators_ask on journal_witness for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy system_follows on journal_witness
  for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_stop on journal_witness for delete
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on journal_witness to ardeco_app;
grant update (size, standing, standing_at, told_at) on journal_witness to ardeco_app;

alter table watched_log enable row level security;
create policy read on watched_log for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'auditor', 'data_protection_officer')));
create policy administrators_agree on watched_log for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy system_remembers on watched_log
  for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- A key bound to a wrong name would keep its journal out for ever. What was seen stays: no row of it is
-- deleted.
create policy administrators_stop_what_was_never_seen on watched_log for delete
  using (authority_id = ardeco_authority() and seen_at is null
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on watched_log to ardeco_app;
grant update (size, root, seen_at, note) on watched_log to ardeco_app;

alter table journal_fork enable row level security;
create policy read on journal_fork for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'auditor', 'data_protection_officer')));
create policy system_raises on journal_fork
  for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_fork to ardeco_app;
