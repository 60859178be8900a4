alter table pass enable row level security;
create policy who_works_or_lives_here_reads on pass for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_define on pass for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on pass to ardeco_app;

alter table pass_offer enable row level security;
create policy who_works_or_lives_here_reads on pass_offer for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_define on pass_offer for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on pass_offer to ardeco_app;

alter table pass_partner enable row level security;
create policy who_works_or_lives_here_reads on pass_partner for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_agree on pass_partner for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_end on pass_partner for update
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
-- Of one agreed before that was kept, nobody says who: somebody takes the agreement up, and another writes
-- its transfers.
grant select, insert on pass_partner to ardeco_app;
grant update (ended_on, last_statement, agreed_by) on pass_partner to ardeco_app;

alter table pass_partner_offer enable row level security;
create policy who_works_or_lives_here_reads on pass_partner_offer for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_agree on pass_partner_offer for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on pass_partner_offer to ardeco_app;

alter table pass_partner_agent enable row level security;
create policy the_system_reads on pass_partner_agent for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
create policy administrators_name on pass_partner_agent for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_end on pass_partner_agent for delete
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert, delete on pass_partner_agent to ardeco_app;

alter table pass_membership enable row level security;
create policy only_the_system on pass_membership
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_member_at_a_time on pass_membership for select
  using (authority_id = ardeco_authority() and subject = ardeco_pass_subject()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert, delete on pass_membership to ardeco_app;
grant update (active_on) on pass_membership to ardeco_app;

alter table pass_statement enable row level security;
create policy only_the_system on pass_statement
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_statement
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on pass_statement to ardeco_app;

alter table pass_use enable row level security;
create policy one_member_at_a_time on pass_use for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'person'
    or ardeco_has_role('reception', 'validator', 'data_protection_officer'))
    and membership_id in (select m.id from pass_membership m where m.authority_id = ardeco_authority()
      and m.subject = ardeco_pass_subject()));
create policy only_the_system on pass_use
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_use
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on pass_use to ardeco_app;
grant update (membership_id, cancelled_on, cancel_reason, cancel_transfer_id, statement_id, cancel_staff_id)
  on pass_use to ardeco_app;

alter table pass_code enable row level security;
create policy only_the_system on pass_code
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on pass_code to ardeco_app;

alter table pass_miss enable row level security;
create policy only_the_system on pass_miss
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on pass_miss to ardeco_app;
grant update (misses) on pass_miss to ardeco_app;

alter table pass_number_miss enable row level security;
create policy only_the_system on pass_number_miss
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on pass_number_miss to ardeco_app;
grant update (misses) on pass_number_miss to ardeco_app;

alter table pass_transfer enable row level security;
create policy only_the_system on pass_transfer
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_transfer
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on pass_transfer to ardeco_app;

alter table pass_transfer_void enable row level security;
create policy only_the_system on pass_transfer_void
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_transfer_void
  for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on pass_transfer_void to ardeco_app;

alter table pass_partner_miss enable row level security;
create policy only_the_system on pass_partner_miss
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on pass_partner_miss to ardeco_app;
grant update (misses) on pass_partner_miss to ardeco_app;

alter table pass_partner_reader enable row level security;
create policy only_the_system on pass_partner_reader
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on pass_partner_reader to ardeco_app;

alter table pass_partner_account enable row level security;
create policy the_system_reads on pass_partner_account
  for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on pass_partner_account
  for select using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_ask on pass_partner_account for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_answer on pass_partner_account for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on pass_partner_account to ardeco_app;
grant update (state, seen_by, served_at) on pass_partner_account to ardeco_app;
