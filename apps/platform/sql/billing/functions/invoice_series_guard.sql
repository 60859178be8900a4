create or replace function invoice_series_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if new.said_before is distinct from old.said_before
      and (new.said_before is null or new.said_before < old.said_before
        or new.said_before > date_trunc('month', ardeco_today())) then
    raise exception 'what was said only goes forward, up to this month' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function invoice_series_guard is
  'The day before which everything was invoiced goes forward, and never beyond this month.';
revoke all on function invoice_series_guard from public;
