-- Of every authority, as figures: whoever supervises the platform reads no name, and offline debits of a PC
-- that died wait for somebody to look.
create or replace function ardeco_equipment_in_trouble() returns table (silent integer, faulty integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) filter (where last_seen_at is null or last_seen_at < now() - interval '1 day')::integer,
    count(*) filter (where last_seen_at >= now() - interval '1 day' and health <> 'good')::integer
  from public.equipment where state = 'active' and public.ardeco_actor_kind() = 'system';
$$;
comment on function ardeco_equipment_in_trouble is
  'How many active equipments did not call for a day, and how many others say that they are degraded or '
  'faulty. For the system: zero for anybody else.';
revoke all on function ardeco_equipment_in_trouble from public;
grant execute on function ardeco_equipment_in_trouble to ardeco_app;
