-- A service's validator answers for the files of their desk: until now the database showed them everybody's elements and
-- documents, and only the use cases held the border.

create function ardeco_serves(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_has_role('service_validator') and exists (
    select from public.enrolment_file f
    where f.authority_id = public.ardeco_authority() and f.person_id = person
      and f.desk_id = any (public.ardeco_desks_served()));
end $$;
comment on function ardeco_serves(uuid) is 'True when the acting agent validates for a service and a file of this person is at one of their desks.';
revoke all on function ardeco_serves(uuid) from public;
grant execute on function ardeco_serves(uuid) to ardeco_app;

alter policy reach on person
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(id) or ardeco_serves(id)));
alter policy reach on element
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
alter policy reach on document
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
alter policy reach on loose_blob
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));

-- Who acts for the person of the file, and with whom the person lives, are part of what is checked; others' are not.
alter policy reach on representation
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_actor_kind() = 'person' and representative_id = ardeco_actor() or ardeco_acts_for(represented_id)
    or ardeco_serves(represented_id) or ardeco_serves(representative_id)));
alter policy declare on representation
  with check (authority_id = ardeco_authority() and state = 'declared' and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator') or ardeco_serves(represented_id)
    or representative_id = ardeco_actor() and ardeco_may_declare(represented_id)
    or ardeco_actor_kind() = 'person' and represented_id = ardeco_actor() and kind = 'mandate'));
alter policy decide on representation
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')
    or ardeco_serves(represented_id)));

create function ardeco_serves_household(household uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_has_role('service_validator') and exists (
    select from public.household_member m
    where m.authority_id = public.ardeco_authority() and m.household_id = household and public.ardeco_serves(m.person_id));
end $$;
comment on function ardeco_serves_household(uuid) is 'True when the acting service''s validator serves one of its members.';
revoke all on function ardeco_serves_household(uuid) from public;
grant execute on function ardeco_serves_household(uuid) to ardeco_app;

alter policy reach on household
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_keeps_household(id) or ardeco_serves_household(id)));
alter policy reach on household_member
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_keeps_household(household_id) or ardeco_serves_household(household_id)));
