create or replace function invoice_plan_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if old.ended_on is not null
      or (new.authority_id, new.id, new.series_id, new.payer, new.agreed_on) is distinct
        from (old.authority_id, old.id, old.series_id, old.payer, old.agreed_on) then
    raise exception 'a plan is agreed again, never rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function invoice_plan_guard is 'What was agreed only ends.';
revoke all on function invoice_plan_guard from public;
