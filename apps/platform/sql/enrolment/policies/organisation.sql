alter table organisation enable row level security;
create policy everybody_reads on organisation for select using (true);
create policy administrators_choose on organisation for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_change on organisation for update
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on organisation to ardeco_app;
grant update (mode, former, changed_on) on organisation to ardeco_app;
