alter table regie enable row level security;
create policy who_works_or_lives_here_reads on regie for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on regie for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and closings = 0);
grant select, insert on regie to ardeco_app;

alter table regie_counter enable row level security;
create policy who_works_or_lives_here_reads on regie_counter for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on regie_counter for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on regie_counter to ardeco_app;

alter table regie_agent enable row level security;
create policy agents_read on regie_agent
  for select using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_name on regie_agent for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and named_by = ardeco_actor() and ended_by is null);
create policy administrators_end on regie_agent for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'))
  with check (ended_by = ardeco_actor());
grant select, insert on regie_agent to ardeco_app;
grant update (ends_on, ended_by) on regie_agent to ardeco_app;

alter table regie_number enable row level security;
-- Only the guard of payments counts.
create policy the_system_reads on regie_number
  for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select on regie_number to ardeco_app;

alter table payment enable row level security;
create policy only_the_system_takes on payment
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on payment
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_account_at_a_time on payment for select
  using (authority_id = ardeco_authority() and account_id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on payment to ardeco_app;
grant update (words) on payment to ardeco_app;

alter table till_closing enable row level security;
create policy who_counts_reads on till_closing for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or staff_id = ardeco_actor()
    or ardeco_has_role('auditor', 'authority_administrator')));
create policy each_closes_their_own on till_closing for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'staff'
    and staff_id = ardeco_actor());
grant select, insert on till_closing to ardeco_app;

alter table regie_online enable row level security;
create policy who_works_or_lives_here_reads on regie_online for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on regie_online for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on regie_online for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on regie_online to ardeco_app;
grant update (provider, client_number, mode) on regie_online to ardeco_app;

alter table online_payment enable row level security;
create policy only_the_system on online_payment
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_account_at_a_time on online_payment for select
  using (authority_id = ardeco_authority() and account_id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
-- Once over, an online payment keeps its day: with the instants of sessions, an hour in clear gives an
-- account, and a receipt, to somebody.
grant select, insert, delete on online_payment to ardeco_app;
grant update (operation, state, begun_at, payment_id, words, asked_at, given_back_on, given_back_by,
  given_back_reference) on online_payment to ardeco_app;

alter table simulated_payment enable row level security;
create policy only_the_system on simulated_payment
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on simulated_payment to ardeco_app;
grant update (state) on simulated_payment to ardeco_app;
