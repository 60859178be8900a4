-- Whatever the application does: a session that ended does not open again, nor ends with somebody whose
-- outcome is not said.
create or replace function activity_session_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (new.authority_id, new.id, new.activity_id, new.day, new.starts_at, new.ends_at, new.capacity)
      is distinct from (old.authority_id, old.id, old.activity_id, old.day, old.starts_at, old.ends_at,
        old.capacity) then
    raise exception 'a session is never rewritten' using errcode = 'check_violation';
  end if;
  if old.state <> 'open' then raise exception 'a session that ended stays so'
    using errcode = 'check_violation'; end if;
  if new.state <> 'open'
    and exists (select from booking b where b.authority_id = new.authority_id and b.session_id = new.id
      and b.state in ('waiting', 'booked')) then
    raise exception 'each booking has an outcome before its session ends' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function activity_session_guard is 'A session ends once, after each of its bookings.';
