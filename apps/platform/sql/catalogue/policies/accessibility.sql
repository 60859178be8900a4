alter table accessibility_statement enable row level security;
create policy everybody_reads on accessibility_statement for select using (true);
create policy administrators_write on accessibility_statement for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, update on accessibility_statement to ardeco_app;

alter table accessibility_complaint enable row level security;
create policy anybody_complains on accessibility_complaint for insert
  with check (authority_id = ardeco_authority() and state = 'waiting');
create policy administrators_read on accessibility_complaint for select
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_answer on accessibility_complaint for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy system_erases on accessibility_complaint for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on accessibility_complaint to ardeco_app;
grant update (state, answered_on) on accessibility_complaint to ardeco_app;
