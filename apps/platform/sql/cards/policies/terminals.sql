alter table card_application enable row level security;
create policy who_works_here_reads on card_application for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_define on card_application for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on card_application for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
-- Never its AID, its counter nor its elements: cards are out.
grant select, insert on card_application to ardeco_app;
grant update (name, most, closed_on, revision) on card_application to ardeco_app;

alter table card_application_service enable row level security;
create policy who_works_here_reads on card_application_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_let_in on card_application_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on card_application_service for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_take_out on card_application_service for delete
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert, delete on card_application_service to ardeco_app;
grant update (origins, verbs) on card_application_service to ardeco_app;

alter table reader_state enable row level security;
create policy the_system_keeps on reader_state
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on reader_state for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on reader_state to ardeco_app;
grant update (sequence, last, head) on reader_state to ardeco_app;

alter table card enable row level security;
create policy the_system_keeps on card
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on card to ardeco_app;
grant update (written) on card to ardeco_app;

alter table card_denied enable row level security;
create policy the_system_keeps on card_denied
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, delete on card_denied to ardeco_app;

alter table reader_line enable row level security;
create policy the_system_keeps on reader_line
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on reader_line to ardeco_app;

alter table card_transaction enable row level security;
create policy the_system_keeps on card_transaction
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on card_transaction for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_settle on card_transaction for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and state = 'to_settle')
  with check (authority_id = ardeco_authority()
    and (state = 'set_aside' or kind = 'debit' and state = 'to_post' or kind = 'credit' and state = 'posted'
      and problem <> 'rolled_back'));
grant select, insert on card_transaction to ardeco_app;
grant update (line, account, state, problem, refusal, transfer_id, settled_by, reason, revision)
  on card_transaction to ardeco_app;

alter table card_making enable row level security;
create policy the_system_keeps on card_making
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on card_making to ardeco_app;
grant update (support_id, until) on card_making to ardeco_app;

alter table card_hole enable row level security;
create policy the_system_keeps on card_hole
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- An attempt that is set aside fills no hole: what that shows is noted with the decision.
create policy administrators_read on card_hole for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_note on card_hole for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and reason is null);
create policy administrators_acknowledge on card_hole for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and reason is null)
  with check (authority_id = ardeco_authority() and reason is not null);
create policy administrators_widen on card_hole for delete
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert, delete on card_hole to ardeco_app;
grant update (settled_by, reason) on card_hole to ardeco_app;

alter table card_service_name enable row level security;
create policy the_system_keeps on card_service_name
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on card_service_name to ardeco_app;

alter table card_application_former_service enable row level security;
create policy who_works_here_reads on card_application_former_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_close on card_application_former_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on card_application_former_service to ardeco_app;
