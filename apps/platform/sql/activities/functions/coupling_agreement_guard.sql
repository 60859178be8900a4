create or replace function coupling_agreement_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
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
comment on function coupling_agreement_guard is
  'One agrees to an offer that each of its services accepted, that was approved and not stopped, on a day '
  'when it lives; what ended stays ended.';
