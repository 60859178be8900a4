create or replace function booking_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
declare at_session activity_session;
begin
  if tg_op = 'UPDATE' then
    if (new.authority_id, new.id, new.session_id, new.person_id, new.queued) is distinct
      from (old.authority_id, old.id, old.session_id, old.person_id, old.queued) then
      raise exception 'a booking stays whose it is' using errcode = 'check_violation';
    end if;
    if old.state <> new.state
      and (old.state, new.state) not in (('waiting', 'booked'), ('waiting', 'left'), ('waiting', 'unserved'),
      ('waiting', 'called_off'),
        ('booked', 'cancelled'), ('booked', 'called_off'), ('booked', 'late'), ('booked', 'attended'),
          ('booked', 'missed'), ('booked', 'unmarked')) then
      raise exception 'a booking has one outcome' using errcode = 'check_violation';
    end if;
    if old.excused and not new.excused or old.held is distinct from new.held and old.state <> 'waiting'
        or old.mark is distinct from new.mark and old.state <> 'booked' then
      raise exception 'an outcome is never rewritten' using errcode = 'check_violation';
    end if;
    if old.state = new.state and old.state not in ('waiting', 'booked') then return new; end if;
  end if;
  -- Held by who changes a booking of the session: places are counted one change at a time.
  select * into at_session from activity_session s where s.authority_id = new.authority_id
    and s.id = new.session_id for no key update;
  if at_session.state is distinct from 'open' then
    raise exception 'the session has ended' using errcode = 'check_violation';
  end if;
  if new.state = 'booked' and (tg_op = 'INSERT' or old.state <> 'booked') and (select count(*) from booking b
      where b.authority_id = new.authority_id and b.session_id = new.session_id
        and b.state in ('booked', 'attended', 'missed', 'unmarked')) >= at_session.capacity then
    raise exception 'no more places than there are' using errcode = 'check_violation',
      constraint = 'no_more_than_capacity';
  end if;
  return new;
end $$;
comment on function booking_guard is
  'One outcome each, for good; no more places taken than there are; nothing of a session that ended '
  'changes but what is given back.';
