-- A manager named for one service manages that one: its wording, its applications, its subscriptions.
create function ardeco_manages(service uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not public.ardeco_has_role('service_manager') then return false; end if;
  -- An agent lent by another authority has no row here, and is lent whole roles.
  return not exists (select from public.staff s where s.authority_id = public.ardeco_authority() and s.id = public.ardeco_actor())
    or exists (select from public.staff_role r where r.authority_id = public.ardeco_authority()
      and r.staff_id = public.ardeco_actor() and r.role = 'service_manager' and (r.service_id is null or r.service_id = service));
end $$;
comment on function ardeco_manages(uuid) is 'True when the acting agent is the manager of this service, or of all.';
revoke all on function ardeco_manages(uuid) from public;
grant execute on function ardeco_manages(uuid) to ardeco_app;

alter policy own_managers_create on service with check (authority_id = ardeco_authority() and ardeco_manages(id));
alter policy own_managers_change on service using (authority_id = ardeco_authority() and ardeco_manages(id));
alter policy own_managers_draft on service_version with check (authority_id = ardeco_authority() and ardeco_manages(service_id));
alter policy own_managers_and_approvers_move on service_version
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator', 'data_protection_officer') or ardeco_manages(service_id)));
alter policy own_managers on client
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator') or ardeco_manages(service_id)));
alter policy service_managers_count on subscription
  using (provider_id = ardeco_authority() and ardeco_manages(service_id));

-- The next place of a delivery is told to who acts, and what the provider keeps is purged by its own authority's job.
create or replace function ardeco_next_delivery(wanted_grant uuid) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if ardeco_actor_kind() not in ('person', 'staff', 'system') then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('delivery:' || wanted_grant::text, 0));
  return (select coalesce(max(sequence), 0) + 1 from delivery where grant_id = wanted_grant);
end $$;
create or replace function openid_purge(authority uuid, today date)
  returns bigint language sql volatile security definer set search_path = public, pg_temp as
$$ with gone as (delete from oidc_payload p where p.authority_id = authority and p.expires_on < today
     and ardeco_actor_kind() = 'system' and ardeco_authority() = authority returning 1)
   select count(*) from gone $$;

-- Receipt numbers only go forward.
create function receipt_counter_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.last <> (case when tg_op = 'INSERT' then 1 else old.last + 1 end) then
    raise exception 'receipts are numbered one by one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function receipt_counter_guard() is 'Receipt numbers follow one another.';
create trigger receipt_counter_guard before insert or update on receipt_counter
  for each row execute function receipt_counter_guard();
