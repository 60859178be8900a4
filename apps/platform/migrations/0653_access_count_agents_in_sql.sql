-- A rule of two agents compared ids only in SQL: a colleague made up the day before passed for the second one. It carries what the use cases carry
-- (access.countAsOne): the same id, a comparable name, or, for a week, who added whom.
create function ardeco_count_as_one(one uuid, other uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select one = other or exists (
    select from (select ((public.ardeco_today() - 6)::timestamp at time zone 'Europe/Paris') - interval '1 microsecond' as since) week
      cross join lateral public.ardeco_agent_line(one, week.since) first
      cross join lateral public.ardeco_agent_line(other, week.since) second
    where first.id = second.id or public.ardeco_comparable_name(first.name) <> ''
      and public.ardeco_comparable_name(first.name) = public.ardeco_comparable_name(second.name))
$$;
comment on function ardeco_count_as_one(uuid, uuid) is 'Whether two agents are one for a rule that asks for two, as access.countAsOne says it, by civil days: never stricter.';
revoke all on function ardeco_count_as_one(uuid, uuid) from public;
grant execute on function ardeco_count_as_one(uuid, uuid) to ardeco_app;

create function two_agents() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  first uuid := to_jsonb(new) ->> tg_argv[0];
  second uuid := to_jsonb(new) ->> tg_argv[1];
begin
  if ardeco_count_as_one(first, second) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function two_agents() is 'The agents in these two columns are not one.';

create trigger two_agents before insert or update of confirmed_by on recovery
  for each row when (new.confirmed_by is not null) execute function two_agents('opened_by', 'confirmed_by');
create trigger two_agents before insert or update of confirmed_by on rights_request
  for each row when (new.confirmed_by is not null) execute function two_agents('noted_by', 'confirmed_by');
create trigger two_agents before insert or update of confirmed_by on death
  for each row when (new.confirmed_by is not null) execute function two_agents('recorded_by', 'confirmed_by');
create trigger two_agents before insert or update of decided_by on compliance_version
  for each row when (new.decided_by is not null) execute function two_agents('opinion_by', 'decided_by');
create trigger two_agents before update of checked_as, checked_by on source_correspondent
  for each row when (new.checked_as = 'confirmed') execute function two_agents('given_by', 'checked_by');

create function no_writer_approves() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from unnest(new.written_by) as writer where ardeco_count_as_one(writer, new.approved_by)) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function no_writer_approves() is 'Who approves a version is none of its writers, nor counts for one with any.';
create trigger two_agents before update of approved_by on service_version
  for each row when (new.approved_by is not null and new.approved_by is distinct from old.approved_by) execute function no_writer_approves();
