alter table old_card enable row level security;
create policy only_the_system on old_card
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on old_card for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_let_serve_again on old_card for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on old_card to ardeco_app;
grant update (stopped_on, stopped_by, resumed_on, resumed_by, resume_reason) on old_card to ardeco_app;

alter table old_card_use enable row level security;
create policy only_the_system on old_card_use
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on old_card_use to ardeco_app;

alter table old_card_miss enable row level security;
create policy only_the_system on old_card_miss
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on old_card_miss to ardeco_app;
grant update (misses) on old_card_miss to ardeco_app;

alter table old_card_file enable row level security;
create policy the_system_gives on old_card_file for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on old_card_file for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_accept_and_stop on old_card_file for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on old_card_file to ardeco_app;
grant update (accepted_on, accepted_by, stopped_on, stopped_by, stop_reason) on old_card_file to ardeco_app;
