-- A manager named for one service manages that one: its wording, its applications, its subscriptions.
create or replace function ardeco_manages(service uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not public.ardeco_has_role('service_manager') then return false; end if;
  -- An agent lent by another authority has no row here, and is lent whole roles.
  return not exists (select from public.staff s where s.authority_id = public.ardeco_authority()
    and s.id = public.ardeco_actor())
    or exists (select from public.staff_role r where r.authority_id = public.ardeco_authority()
      and r.staff_id = public.ardeco_actor() and r.role = 'service_manager'
        and (r.service_id is null or r.service_id = service));
end $$;
comment on function ardeco_manages is 'True when the acting agent is the manager of this service, or of all.';
revoke all on function ardeco_manages from public;
grant execute on function ardeco_manages to ardeco_app;
