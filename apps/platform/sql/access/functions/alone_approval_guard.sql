create or replace function alone_approval_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.announced_on is distinct from ardeco_today() or num_nonnulls(new.refused_on, new.used_on) > 0
      or not exists (select from small_staff_mode m where m.authority_id = new.authority_id
        and m.id = new.mode_id and m.form = 'delay' and m.ended_on is null
        and new.due_on >= new.announced_on + m.days) then
      raise exception 'who approves alone says so before, in a mode that is on'
        using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.refused_on is not null or old.used_on is not null then
    raise exception 'what was answered stays as it is' using errcode = 'check_violation';
  end if;
  if new.refused_on is not null
    and (new.refused_by = ardeco_actor() and new.refused_on = ardeco_today()) is not true then
    raise exception 'who refuses does so in person' using errcode = 'check_violation';
  end if;
  if new.used_on is not null and (new.announced_by = ardeco_actor() and new.used_on = ardeco_today()
    and new.due_on <= ardeco_today() and exists (select from small_staff_mode m
      where m.authority_id = new.authority_id and m.id = new.mode_id and m.ended_on is null)) is not true then
    raise exception 'who approves alone waits until the day that was said' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function alone_approval_guard is
  'Announced in person while the mode is on; then refused by a colleague, or used by who announced it, once, '
  'on its day or later.';
