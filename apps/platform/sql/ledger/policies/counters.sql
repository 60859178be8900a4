alter table counter enable row level security;
create policy who_works_or_lives_here_reads on counter for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_define on counter for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on counter for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
-- No UPDATE of a balance, no INSERT, UPDATE or DELETE of a line, a hold or a seal: counters_move and
-- counters_move_all do it.
grant select, insert on counter to ardeco_app;
grant update (name_fr, name_en, floor, ceiling, debit_max, expires_months, services_credit, closed_on,
  revision, services_see, parents_bound) on counter to ardeco_app;

alter table counter_service enable row level security;
create policy who_works_or_lives_here_reads on counter_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_list on counter_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on counter_service for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on counter_service to ardeco_app;
grant update (removed_on) on counter_service to ardeco_app;

alter table counter_chain enable row level security;
create policy the_system_and_auditors_read on counter_chain for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor')));
create policy administrators_begin on counter_chain for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and sequence = 0 and seals = 0);
create policy the_system_anchors on counter_chain for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on counter_chain to ardeco_app;
grant update (anchored, verified_on, verified_lines, faults) on counter_chain to ardeco_app;

alter table counter_account enable row level security;
create policy only_the_system_reads on counter_account for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_account_at_a_time on counter_account for select
  using (authority_id = ardeco_authority() and kind = 'holder' and id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
-- Born empty: only a transfer puts anything in it.
create policy the_system_opens on counter_account for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system' and balance = 0
    and reserved = 0);
create policy administrators_open_those_of_the_house on counter_account for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and kind <> 'holder' and balance = 0);
create policy the_system_closes on counter_account for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on counter_account to ardeco_app;
grant update (closed_on) on counter_account to ardeco_app;

alter table counter_alias enable row level security;
create policy only_the_system_names on counter_alias for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on counter_alias to ardeco_app;

alter table counter_holder enable row level security;
create policy only_the_system_keeps on counter_holder for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy who_reaches_the_person_reads on counter_holder for select
  using (authority_id = ardeco_authority() and (ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert, delete on counter_holder to ardeco_app;
grant update (sealed, version) on counter_holder to ardeco_app;

alter table counter_transfer enable row level security;
create policy one_account_at_a_time on counter_transfer for select
  using (authority_id = ardeco_authority() and holder_id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy the_system_and_auditors_read on counter_transfer for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor')));
create policy a_service_reads_its_own on counter_transfer for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'client'
    and ardeco_counter_income() in (debit_id, credit_id));
grant select on counter_transfer to ardeco_app;

alter table counter_hold enable row level security;
create policy only_the_system_reads on counter_hold for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select on counter_hold to ardeco_app;

alter table counter_seal enable row level security;
create policy the_system_and_auditors_read on counter_seal for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor')));
grant select on counter_seal to ardeco_app;

alter table counter_verification enable row level security;
create policy readers on counter_verification for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
create policy the_system_verifies on counter_verification
  for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_finds on counter_verification
  for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_forgets on counter_verification
  for delete using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on counter_verification to ardeco_app;
grant update (moved_at, ended_at, seals, seal, lines, anchors, faults, fault_count, noted_at, noted_by,
  note_sealed) on counter_verification to ardeco_app;

alter table counter_bound enable row level security;
create policy only_the_system on counter_bound
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on counter_bound to ardeco_app;
grant update (day_most, week_most, set_on) on counter_bound to ardeco_app;
