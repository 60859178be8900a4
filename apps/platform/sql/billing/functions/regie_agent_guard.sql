create or replace function regie_agent_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.ends_on > old.ends_on or old.ended_by is not null then
      raise exception 'a naming is ended once, never made longer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.part = 'regisseur'
    and exists (select from regie_agent a where a.authority_id = new.authority_id
    and a.regie_id = new.regie_id
      and a.part = 'regisseur' and a.ended_by is null and a.starts_on <= new.ends_on
        and new.starts_on <= a.ends_on) then
    raise exception 'a régie has one régisseur at a time' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
comment on function regie_agent_guard is
  'One régisseur at a time; a naming is brought to an end, never made longer.';
