alter table invoice_series enable row level security;
create policy who_works_or_lives_here_reads on invoice_series for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on invoice_series for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy the_system_goes_forward on invoice_series for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_change on invoice_series for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on invoice_series to ardeco_app;
grant update (said_before, reminder_days, paid_looked_on) on invoice_series to ardeco_app;

alter table invoice_series_counter enable row level security;
create policy who_works_or_lives_here_reads on invoice_series_counter for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on invoice_series_counter for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on invoice_series_counter to ardeco_app;

alter table invoice_number enable row level security;
-- Only the guard of invoices counts.
create policy the_system_reads on invoice_number
  for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select on invoice_number to ardeco_app;

alter table invoice enable row level security;
create policy only_the_system_issues on invoice
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on invoice
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_payer_at_a_time on invoice for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on invoice to ardeco_app;
grant update (payer, content) on invoice to ardeco_app;

alter table invoice_mark enable row level security;
create policy only_the_system_marks on invoice_mark
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_mark to ardeco_app;

alter table invoice_payer enable row level security;
create policy only_the_system_names on invoice_payer
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_payer for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on invoice_payer to ardeco_app;
grant update (payer, content) on invoice_payer to ardeco_app;

alter table invoice_account enable row level security;
create policy only_the_system_joins on invoice_account
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_account to ardeco_app;

alter table invoice_reminder enable row level security;
create policy only_the_system_reminds on invoice_reminder
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_reminder to ardeco_app;

alter table invoice_ease enable row level security;
create policy only_the_system_eases on invoice_ease
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_ease for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert, delete on invoice_ease to ardeco_app;
grant update (ended_on, content) on invoice_ease to ardeco_app;

alter table invoice_run enable row level security;
create policy only_the_system_sends on invoice_run
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_run to ardeco_app;
grant update (moved_at, ended_at, changed, total, done, invoices, credit_notes) on invoice_run to ardeco_app;

alter table invoice_run_failure enable row level security;
create policy only_the_system_notes on invoice_run_failure
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_run_failure for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('data_protection_officer')));
grant select, insert, delete on invoice_run_failure to ardeco_app;

alter table invoice_plan enable row level security;
create policy only_the_system_agrees on invoice_plan
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_plan for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert, delete on invoice_plan to ardeco_app;
grant update (ended_on, outcome) on invoice_plan to ardeco_app;

alter table invoice_plan_letter enable row level security;
create policy only_the_system_writes on invoice_plan_letter
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_plan_letter to ardeco_app;

alter table invoice_brought enable row level security;
create policy only_the_system_notes on invoice_brought
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_brought to ardeco_app;

alter table invoice_paid enable row level security;
create policy only_the_system_sees on invoice_paid
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on invoice_paid to ardeco_app;
