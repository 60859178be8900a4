-- Which agents reach a desk is asked elsewhere (ardeco_desks_served); this says whose decision a file is.
create or replace function ardeco_decides(mode text, desk uuid, by_exception boolean) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  town constant boolean := mode in ('internal_town_hall', 'internal_web', 'pooled_technical');
  service constant boolean := mode in ('internal_delegated', 'pooled_technical', 'optimised');
begin
  if public.ardeco_actor_kind() = 'system' then return true; end if;
  if not public.ardeco_has_role('validator', 'service_validator') then return false; end if;
  if mode is null or by_exception then return true; end if;
  if exists (select from public.desk d where d.authority_id = public.ardeco_authority() and d.id = desk
    and d.service_slug is null) then
    return town;
  end if;
  if town and public.ardeco_has_role('validator') then return true; end if;
  return service and exists (select from public.staff_role r
    where r.authority_id = public.ardeco_authority() and r.staff_id = public.ardeco_actor()
      and r.desk_id = desk
      and r.role in ('validator', 'service_validator'));
end $$;
comment on function ardeco_decides is
  'Whose decision a file is. Same answer as mayDecide in organisation/rules.ts.';
revoke all on function ardeco_decides from public;
grant execute on function ardeco_decides to ardeco_app;
