create or replace function ardeco_agent_line(wanted uuid, since timestamptz)
  returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive line (id, name, maker, hops) as (
    select s.id, s.display_name, case when s.added_at > since then s.added_by end, 0
    from public.staff s
    where public.ardeco_actor_kind() in ('staff', 'system') and s.id = wanted
      and (s.authority_id = public.ardeco_authority() or exists (
        select from public.delegation d where d.authority_id = public.ardeco_authority()
          and d.from_authority_id = s.authority_id))
    union all
    select s.id, s.display_name, case when s.added_at > since then s.added_by end, hops + 1
    from line join public.staff s on s.id = line.maker
    where hops < 20)
  select line.id, line.name from line;
$$;
comment on function ardeco_agent_line is
  'An agent, who added them since then, who added that one, and so on: of this authority, or of one that '
  'lends agents to it. For agents and the system.';
revoke all on function ardeco_agent_line from public;
grant execute on function ardeco_agent_line to ardeco_app;
