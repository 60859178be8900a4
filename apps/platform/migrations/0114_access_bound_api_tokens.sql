alter table api_token
  add column id uuid not null default gen_random_uuid(),
  add column issued_on date not null default current_date,
  add column last_used_on date,
  add column scope text[] not null default '{}';
-- What was issued before keeps the roles that its agent holds today.
update api_token set scope = coalesce((select array_agg(distinct role) from staff_role
  where staff_role.authority_id = api_token.authority_id and staff_role.staff_id = api_token.staff_id), '{}');
alter table api_token
  alter column id drop default,
  alter column issued_on drop default,
  alter column scope drop default,
  add constraint one_api_token_per_id unique (authority_id, id);
comment on column api_token.last_used_on is 'Day of the last call, no more precise: enough to end one that nobody uses.';
comment on column api_token.scope is 'Roles of its agent that it may use. Those that the agent is given later are not added.';
grant update (last_used_on) on api_token to ardeco_app;
create policy revoked_stays_revoked on api_token as restrictive for update using (revoked_at is null) with check (true);
