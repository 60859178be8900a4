-- One manager of all services took what they liked off a tariff that the council voted, at once, and nobody could stop it. An offer lives once an
-- approver, who counts for one with none of those who accepted, approved it; an approver stops it for agreements to come.
-- lock: offers began with 0991, in the same version: there are few or none
alter table coupling
  add column approved_on date,
  add column approved_by uuid,
  add column stopped_on date,
  add constraint who_approved_signs check ((approved_on is null) = (approved_by is null)),
  add constraint what_is_stopped_lived_and_ends check (stopped_on is null or (approved_on is not null and ends_on is not null));
comment on column coupling.approved_on is 'Without it the offer does not live.';
comment on column coupling.approved_by is 'The agent who approved it, none of those who accepted.';
comment on column coupling.stopped_on is 'From that day on nobody agrees to it any more; who holds it keeps it to its last day.';

create or replace function coupling_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare approves boolean := ardeco_has_role('authority_administrator', 'data_protection_officer');
begin
  if tg_op = 'INSERT' then
    if new.closed_on is not null or new.approved_on is not null or new.stopped_on is not null then
      raise exception 'an offer begins as a proposal' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.name_fr, new.name_en, new.tariff_id, new.percent, new.cents, new.needs, new.stacks, new.starts_on)
      is distinct from (old.authority_id, old.id, old.name_fr, old.name_en, old.tariff_id, old.percent, old.cents, old.needs, old.stacks, old.starts_on) then
    raise exception 'an offer is never rewritten: it ends, and another is proposed' using errcode = 'check_violation';
  end if;
  if new.ends_on is distinct from old.ends_on and (new.ends_on is null or new.ends_on > old.ends_on) then
    raise exception 'the end of an offer only comes nearer' using errcode = 'check_violation';
  end if;
  if new.closed_on is distinct from old.closed_on and (old.closed_on is not null or old.approved_on is not null) then
    raise exception 'what lived is not declined: it ends on a day that is announced' using errcode = 'check_violation';
  end if;
  if (new.approved_on, new.approved_by) is distinct from (old.approved_on, old.approved_by) then
    if old.approved_on is not null or new.closed_on is not null or (new.approved_by = ardeco_actor() and approves) is not true
        or (select count(*) filter (where s.accepted_on is null) > 0 or count(*) < 2 from coupling_service s
          where s.authority_id = new.authority_id and s.coupling_id = new.id) then
      raise exception 'an approver signs in person, once, what each service accepted' using errcode = 'check_violation';
    end if;
    if exists (select from coupling_service s where s.authority_id = new.authority_id and s.coupling_id = new.id
        and ardeco_count_as_one(s.accepted_by, new.approved_by)) then
      raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation', constraint = 'two_agents';
    end if;
  end if;
  if new.stopped_on is distinct from old.stopped_on and (old.stopped_on is not null or approves is not true) then
    raise exception 'an approver stops an offer, once' using errcode = 'check_violation';
  end if;
  -- An approver brings the end nearer by stopping it, and declines nothing.
  if (new.ends_on, new.closed_on) is distinct from (old.ends_on, old.closed_on)
      and (new.stopped_on is not distinct from old.stopped_on or new.closed_on is distinct from old.closed_on)
      and not exists (select from coupling_service s where s.authority_id = new.authority_id and s.coupling_id = new.id
        and ardeco_manages(s.service_id)) then
    raise exception 'a manager of one of its services ends an offer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function coupling_guard() is 'Terms stay; the end comes nearer; only what never lived is declined; an approver, none of those who accepted, approves and stops.';
drop trigger coupling_guard on coupling;
create trigger coupling_guard before insert or update on coupling for each row execute function coupling_guard();

create or replace function coupling_agreement_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare offer coupling;
begin
  if tg_op = 'UPDATE' then
    if (new.authority_id, new.id, new.coupling_id, new.subject, new.from_day, new.sealed)
        is distinct from (old.authority_id, old.id, old.coupling_id, old.subject, old.from_day, old.sealed)
      or old.ended_on is not null then
      raise exception 'a yes stays whose it is, and ends once' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into offer from coupling c where c.authority_id = new.authority_id and c.id = new.coupling_id;
  if not found or offer.closed_on is not null or offer.approved_on is null or offer.stopped_on is not null
    or new.from_day < offer.starts_on or new.from_day > offer.ends_on or new.ended_on is not null
    or (select count(*) filter (where s.accepted_on is null) > 0 or count(*) < 2 from coupling_service s
      where s.authority_id = new.authority_id and s.coupling_id = new.coupling_id) then
    raise exception 'nobody agrees to an offer that does not live' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function coupling_agreement_guard() is 'One agrees to an offer that each of its services accepted, that was approved and not stopped, on a day when it lives; what ended stays ended.';

create policy approvers_approve_and_stop on coupling for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator', 'data_protection_officer'));
grant update (approved_on, approved_by, stopped_on) on coupling to ardeco_app;
