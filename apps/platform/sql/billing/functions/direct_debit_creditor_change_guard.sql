create or replace function direct_debit_creditor_change_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'what was asked stays' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or new.seen_by is not null or new.asked_on <> ardeco_today() then
      raise exception 'a change begins by waiting' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.series_id, new.regie_id, new.name, new.ics, new.iban, new.notice_days,
    new.asked_by, new.asked_on, new.serves_on)
      is distinct from (old.authority_id, old.id, old.series_id, old.regie_id, old.name, old.ics, old.iban,
        old.notice_days, old.asked_by, old.asked_on, old.serves_on)
      or old.state <> 'waiting' or (old.seen_by is not null and new.seen_by is distinct from old.seen_by) then
    raise exception 'what was asked stays as it was' using errcode = 'check_violation';
  end if;
  if new.state = 'served' and new.seen_by is null
    and (new.serves_on is null or new.serves_on > ardeco_today()) then
    raise exception 'a second administrator, or fourteen days, are asked' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_creditor_change_guard is
  'What was asked is never rewritten; it serves once a second administrator said yes, or its day has come.';
revoke all on function direct_debit_creditor_change_guard from public;
