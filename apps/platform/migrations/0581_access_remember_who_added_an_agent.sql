-- Where a rule asks for two agents, an administrator could make the second one up. Who added an agent, and when, is kept; for a week they count
-- for one (ADR 0078).

-- lock: two nullable columns, no row is rewritten; of before: nobody knows, and a week has passed
alter table staff add column added_by uuid, add column added_at timestamptz;
comment on column staff.added_by is 'not personal: id of the agent who added them; null: the platform, its operator, or before this was kept.';
comment on column staff.added_at is 'When they were added.';

create function ardeco_agent_line(wanted uuid, since timestamptz) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive line (id, name, maker, hops) as (
    select s.id, s.display_name, case when s.added_at > since then s.added_by end, 0
    from public.staff s
    where public.ardeco_actor_kind() in ('staff', 'system') and s.id = wanted
      and (s.authority_id = public.ardeco_authority() or exists (
        select from public.delegation d where d.authority_id = public.ardeco_authority() and d.from_authority_id = s.authority_id))
    union all
    select s.id, s.display_name, case when s.added_at > since then s.added_by end, hops + 1
    from line join public.staff s on s.id = line.maker
    where hops < 20)
  select line.id, line.name from line;
$$;
comment on function ardeco_agent_line(uuid, timestamptz) is 'An agent, who added them since then, who added that one, and so on: of this authority, or of one that lends agents to it. For agents and the system.';
revoke all on function ardeco_agent_line(uuid, timestamptz) from public;
grant execute on function ardeco_agent_line(uuid, timestamptz) to ardeco_app;
