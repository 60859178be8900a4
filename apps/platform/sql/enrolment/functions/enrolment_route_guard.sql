create or replace function enrolment_route_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.mode is not null or new.by_exception then
      raise exception 'a draft has no route yet' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.mode is distinct from old.mode and old.state <> 'draft' then
    raise exception 'a file keeps the mode under which it was sent' using errcode = 'check_violation';
  end if;
  if new.by_exception is distinct from old.by_exception and ardeco_actor_kind() not in ('staff', 'system')
    then
    raise exception 'an agent grants an exception' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function enrolment_route_guard is
  'A file keeps the mode under which it was sent; only agents grant an exception.';
