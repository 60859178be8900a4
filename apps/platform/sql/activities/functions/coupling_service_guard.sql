-- The use cases held that the tariff is of the service that gives, and that no service is added once one
-- accepted: the database holds it too.
create or replace function coupling_service_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'UPDATE' and ((new.authority_id, new.coupling_id, new.service_id, new.gives)
      is distinct from (old.authority_id, old.coupling_id, old.service_id, old.gives)
        or old.accepted_on is not null) then
    raise exception 'a service accepts once' using errcode = 'check_violation';
  end if;
  if new.accepted_by is not null
    and (new.accepted_by = ardeco_actor() and ardeco_manages(new.service_id)) is not true then
    raise exception 'who accepts for a service manages it, and signs in person'
      using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if exists (select from coupling_service s where s.authority_id = new.authority_id
      and s.coupling_id = new.coupling_id and s.accepted_on is not null)
        or exists (select from coupling c where c.authority_id = new.authority_id and c.id = new.coupling_id
          and (c.approved_on is not null or c.closed_on is not null)) then
      raise exception 'an offer that a service answered keeps its services' using errcode = 'check_violation';
    end if;
    if new.gives and not exists (select from coupling c join tariff t on t.authority_id = c.authority_id
      and t.id = c.tariff_id
        where c.authority_id = new.authority_id and c.id = new.coupling_id and t.service_id = new.service_id)
          then
      raise exception 'an offer reduces a tariff of the service that gives it'
        using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
comment on function coupling_service_guard is
  'A manager accepts for their own service, once; no service is added once one answered; the one that '
  'gives has the tariff.';
