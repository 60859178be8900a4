create or replace function coupling_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
declare approves boolean := ardeco_has_role('authority_administrator', 'data_protection_officer');
begin
  if tg_op = 'INSERT' then
    if new.closed_on is not null or new.approved_on is not null or new.stopped_on is not null then
      raise exception 'an offer begins as a proposal' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.name_fr, new.name_en, new.tariff_id, new.percent, new.cents, new.needs,
    new.stacks, new.starts_on)
      is distinct from (old.authority_id, old.id, old.name_fr, old.name_en, old.tariff_id, old.percent,
        old.cents, old.needs, old.stacks, old.starts_on) then
    raise exception 'an offer is never rewritten: it ends, and another is proposed'
      using errcode = 'check_violation';
  end if;
  if new.ends_on is distinct from old.ends_on and (new.ends_on is null or new.ends_on > old.ends_on) then
    raise exception 'the end of an offer only comes nearer' using errcode = 'check_violation';
  end if;
  if new.closed_on is distinct from old.closed_on
    and (old.closed_on is not null or old.approved_on is not null) then
    raise exception 'what lived is not declined: it ends on a day that is announced'
      using errcode = 'check_violation';
  end if;
  if (new.approved_on, new.approved_by) is distinct from (old.approved_on, old.approved_by) then
    if old.approved_on is not null or new.closed_on is not null
      or (new.approved_by = ardeco_actor() and approves) is not true
        or (select count(*) filter (where s.accepted_on is null) > 0 or count(*) < 2 from coupling_service s
          where s.authority_id = new.authority_id and s.coupling_id = new.id) then
      raise exception 'an approver signs in person, once, what each service accepted'
        using errcode = 'check_violation';
    end if;
    if exists (select from coupling_service s where s.authority_id = new.authority_id
      and s.coupling_id = new.id
        and ardeco_count_as_one(s.accepted_by, new.approved_by))
      and not ardeco_approves_alone('couplings.coupling', new.id::text, '') then
      raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation',
        constraint = 'two_agents';
    end if;
  end if;
  if new.stopped_on is distinct from old.stopped_on and (old.stopped_on is not null or approves is not true)
    then
    raise exception 'an approver stops an offer, once' using errcode = 'check_violation';
  end if;
  -- An approver brings the end nearer by stopping it, and declines nothing.
  if (new.ends_on, new.closed_on) is distinct from (old.ends_on, old.closed_on)
      and (new.stopped_on is not distinct from old.stopped_on or new.closed_on is distinct from old.closed_on)
      and not exists (select from coupling_service s where s.authority_id = new.authority_id
        and s.coupling_id = new.id
        and ardeco_manages(s.service_id)) then
    raise exception 'a manager of one of its services ends an offer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function coupling_guard is
  'Terms stay; the end comes nearer; only what never lived is declined; an approver, none of those who '
  'accepted, approves and stops.';
