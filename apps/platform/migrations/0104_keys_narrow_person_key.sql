-- The keys of a town were within reach of whoever acted in it: one DELETE by anybody made everybody unreadable. A wrapped
-- key opens nothing without the keyring; still, it is read by who has something to open or to seal.

create function ardeco_keeps_company(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.ardeco_actor_kind() <> 'person' then return false; end if;
  if public.ardeco_acts_for(person) then return true; end if;
  return exists (select from public.person p where p.authority_id = public.ardeco_authority() and p.id = person
      and p.created_by = public.ardeco_actor())
    or exists (select from public.representation r where r.authority_id = public.ardeco_authority()
      and (r.represented_id = person and (r.representative_id = public.ardeco_actor() or public.ardeco_acts_for(r.representative_id))
        or r.representative_id = person and public.ardeco_acts_for(r.represented_id)));
end $$;
comment on function ardeco_keeps_company(uuid) is 'True when the acting person is this one, acts or acted for it, is acted for by it, or declared it: both journals of a link are written, and its detail is sealed under the represented person''s key.';
revoke all on function ardeco_keeps_company(uuid) from public;
grant execute on function ardeco_keeps_company(uuid) to ardeco_app;

drop policy own_authority on person_key;
create policy who_opens_or_seals on person_key for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator', 'service_validator', 'auditor', 'data_protection_officer')
    or ardeco_keeps_company(person_id)));
create policy with_its_person on person_key for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator') or ardeco_keeps_company(person_id)));
create policy only_the_system_destroys on person_key for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
