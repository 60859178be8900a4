-- The mode under which a file was sent says who decides it, whatever the authority chooses later.
alter table enrolment_file
  add column mode text constraint mode_is_one_of_five check (mode in ('internal_town_hall', 'internal_web',
    'internal_delegated', 'pooled_technical', 'optimised')),
  add column by_exception boolean not null default false;
comment on column enrolment_file.mode is 'Organisation mode under which it was sent; null while a draft, and for files sent before modes existed.';
comment on column enrolment_file.by_exception is 'True when an agent sent it, for a reason told to the person, to a desk out of its route.';
grant update (mode, by_exception) on enrolment_file to ardeco_app;

create function enrolment_route_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.mode is not null or new.by_exception then
      raise exception 'a draft has no route yet' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.mode is distinct from old.mode and old.state <> 'draft' then
    raise exception 'a file keeps the mode under which it was sent' using errcode = 'check_violation';
  end if;
  if new.by_exception is distinct from old.by_exception and ardeco_actor_kind() not in ('staff', 'system') then
    raise exception 'an agent grants an exception' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function enrolment_route_guard() is 'A file keeps the mode under which it was sent; only agents grant an exception.';
create trigger enrolment_route_guard before insert or update on enrolment_file
  for each row execute function enrolment_route_guard();

-- Which agents reach a desk is asked elsewhere (ardeco_desks_served); this says whose decision a file is.
create function ardeco_decides(mode text, desk uuid, by_exception boolean) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  town constant boolean := mode in ('internal_town_hall', 'internal_web', 'pooled_technical');
  service constant boolean := mode in ('internal_delegated', 'pooled_technical', 'optimised');
begin
  if public.ardeco_actor_kind() = 'system' then return true; end if;
  if not public.ardeco_has_role('validator', 'service_validator') then return false; end if;
  if mode is null or by_exception then return true; end if;
  if exists (select from public.desk d where d.authority_id = public.ardeco_authority() and d.id = desk and d.service_slug is null) then
    return town;
  end if;
  if town and public.ardeco_has_role('validator') then return true; end if;
  return service and exists (select from public.staff_role r
    where r.authority_id = public.ardeco_authority() and r.staff_id = public.ardeco_actor() and r.desk_id = desk
      and r.role in ('validator', 'service_validator'));
end $$;
revoke all on function ardeco_decides(text, uuid, boolean) from public;
grant execute on function ardeco_decides(text, uuid, boolean) to ardeco_app;
comment on function ardeco_decides(text, uuid, boolean) is 'Whose decision a file is. Same answer as mayDecide in organisation/rules.ts.';

create policy on_its_route_inserts on enrolment_decision as restrictive for insert
  with check (exists (select from enrolment_file f where f.authority_id = enrolment_decision.authority_id
    and f.id = enrolment_decision.file_id and ardeco_decides(f.mode, f.desk_id, f.by_exception)));
create policy on_its_route_changes on enrolment_decision as restrictive for update
  using (exists (select from enrolment_file f where f.authority_id = enrolment_decision.authority_id
    and f.id = enrolment_decision.file_id and ardeco_decides(f.mode, f.desk_id, f.by_exception)));
create policy on_its_route on enrolment_request as restrictive for insert
  with check (exists (select from enrolment_file f where f.authority_id = enrolment_request.authority_id
    and f.id = enrolment_request.file_id and ardeco_decides(f.mode, f.desk_id, f.by_exception)));
