alter table upstream_provider enable row level security;
create policy system_reads on upstream_provider for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators on upstream_provider for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, update on upstream_provider to ardeco_app;

alter table upstream_link enable row level security;
create policy own on upstream_link for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or subject_id = ardeco_actor()));
grant select, insert, delete on upstream_link to ardeco_app;
grant update (last_used_on) on upstream_link to ardeco_app;
