-- A service's validator answers for the files of their desk: until now the database showed them everybody's
-- elements and documents, and only the use cases held the border.
create or replace function ardeco_serves(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_has_role('service_validator') and exists (
    select from public.enrolment_file f
    where f.authority_id = public.ardeco_authority() and f.person_id = person
      and f.desk_id = any (public.ardeco_desks_served()));
end $$;
comment on function ardeco_serves is
  'True when the acting agent validates for a service and a file of this person is at one of their desks.';
revoke all on function ardeco_serves from public;
grant execute on function ardeco_serves to ardeco_app;
