create or replace function direct_debit_mandate_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a mandate is never removed' using errcode = 'check_violation';
    end if;
  if (new.authority_id, new.id, new.series_id, new.reference, new.signed_on, new.notice_days)
      is distinct from (old.authority_id, old.id, old.series_id, old.reference, old.signed_on,
        old.notice_days)
      or (new.payer is not null and new.payer is distinct from old.payer)
        or (old.content is null and new.content is not null) then
    raise exception 'a mandate stays what was signed' using errcode = 'check_violation';
  end if;
  if old.state <> 'active' and new.state <> old.state then
    raise exception 'a mandate that ended does not begin again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_mandate_guard is
  'A mandate keeps its reference, its day and its payer; ended, it does not begin again.';
revoke all on function direct_debit_mandate_guard from public;
