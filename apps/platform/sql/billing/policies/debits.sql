alter table direct_debit_creditor enable row level security;
create policy who_works_or_lives_here_reads on direct_debit_creditor for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on direct_debit_creditor for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on direct_debit_creditor for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy the_system_changes on direct_debit_creditor for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- A régisseur whose naming was ended this morning says yes no more.
create policy regisseurs_agree on direct_debit_creditor for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'staff' and set_by is not null
    and agreed_by is null
    and exists (select from regie_agent a where a.authority_id = direct_debit_creditor.authority_id
      and a.regie_id = direct_debit_creditor.regie_id
      and a.staff_id = ardeco_actor() and a.part = 'regisseur' and a.ended_by is null
        and ardeco_today() between a.starts_on and a.ends_on))
  with check (authority_id = ardeco_authority() and agreed_by = ardeco_actor());
grant select, insert on direct_debit_creditor to ardeco_app;
grant update (regie_id, name, ics, iban, notice_days, set_by, agreed_by, mended_by)
  on direct_debit_creditor to ardeco_app;

alter table direct_debit_mandate enable row level security;
create policy only_the_system_keeps on direct_debit_mandate
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit_mandate
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_payer_at_a_time on direct_debit_mandate for select
  using (authority_id = ardeco_authority() and payer = ardeco_direct_debit_payer()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on direct_debit_mandate to ardeco_app;
grant update (payer, state, ended_on, collected_on, account_on, account_by, seen_by, refused_code, content)
  on direct_debit_mandate to ardeco_app;

alter table direct_debit_collection enable row level security;
create policy only_the_system_collects on direct_debit_collection
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit_collection
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on direct_debit_collection to ardeco_app;
grant update (state, message_id, created_at, file_hash, looked_to, faults)
  on direct_debit_collection to ardeco_app;

alter table direct_debit enable row level security;
create policy only_the_system_debits on direct_debit
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_payer_at_a_time on direct_debit for select
  using (authority_id = ardeco_authority()
    and exists (select from direct_debit_mandate m where m.authority_id = direct_debit.authority_id
      and m.id = direct_debit.mandate_id and m.payer = ardeco_direct_debit_payer())
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on direct_debit to ardeco_app;
grant update (amount_cents, state, sequence, rank, why, content) on direct_debit to ardeco_app;

alter table direct_debit_anomaly enable row level security;
create policy only_the_system_notes on direct_debit_anomaly
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit_anomaly
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on direct_debit_anomaly to ardeco_app;

alter table direct_debit_creditor_change enable row level security;
create policy who_works_here_reads on direct_debit_creditor_change for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_ask on direct_debit_creditor_change for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_answer on direct_debit_creditor_change for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy the_system_serves on direct_debit_creditor_change for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on direct_debit_creditor_change to ardeco_app;
grant update (state, seen_by) on direct_debit_creditor_change to ardeco_app;
