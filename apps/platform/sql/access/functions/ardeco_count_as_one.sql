-- A rule of two agents compared ids only in SQL: a colleague made up the day before passed for the second
-- one. It carries what the use cases carry (access.countAsOne): the same id, a comparable name, or, for a
-- week, who added whom.
create or replace function ardeco_count_as_one(one uuid, other uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select one = other or exists (
    select from (select ((public.ardeco_today() - 6)::timestamp at time zone 'Europe/Paris') - interval
      '1 microsecond' as since) week
      cross join lateral public.ardeco_agent_line(one, week.since) first
      cross join lateral public.ardeco_agent_line(other, week.since) second
    where first.id = second.id or public.ardeco_comparable_name(first.name) <> ''
      and public.ardeco_comparable_name(first.name) = public.ardeco_comparable_name(second.name))
$$;
comment on function ardeco_count_as_one is
  'Whether two agents are one for a rule that asks for two, as access.countAsOne says it, by civil days: '
  'never stricter.';
revoke all on function ardeco_count_as_one from public;
grant execute on function ardeco_count_as_one to ardeco_app;
