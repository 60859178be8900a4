alter table logo enable row level security;
create policy everybody_sees_what_was_published on logo for select using (state in ('shown', 'former'));
create policy administrators_write on logo for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on logo to ardeco_app;
grant update (digest, media_type, width, height, content) on logo to ardeco_app;
