-- The desks whose files the acting agent reaches, worked out once per query: a service's validator serves
-- named desks only; an agent lent by another authority (no row in staff here) serves all, unless lent as a
-- service's validator.
create or replace function ardeco_desks_served() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  held text[] := string_to_array(coalesce(current_setting('ardeco.roles', true), ''), ',');
begin
  if public.ardeco_actor_kind() <> 'staff' then return '{}'; end if;
  if exists (select from public.staff s where s.authority_id = public.ardeco_authority()
    and s.id = public.ardeco_actor()) then
    return array(select d.id from public.desk d where d.authority_id = public.ardeco_authority() and exists (
      select from public.staff_role r
      where r.authority_id = d.authority_id and r.staff_id = public.ardeco_actor() and r.role = any (held)
        and r.role in ('reception', 'validator', 'service_validator')
        and (r.desk_id = d.id or r.desk_id is null and r.service_id is null
          and r.role <> 'service_validator')));
  end if;
  if held && array['reception', 'validator'] then
    return array(select d.id from public.desk d where d.authority_id = public.ardeco_authority());
  end if;
  return '{}';
end $$;
comment on function ardeco_desks_served is
  'Desks whose files the acting agent reaches. Same answer as servesDesk in enrolment/rules.ts.';
revoke all on function ardeco_desks_served from public;
grant execute on function ardeco_desks_served to ardeco_app;
