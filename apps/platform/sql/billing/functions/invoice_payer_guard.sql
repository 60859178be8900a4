create or replace function invoice_payer_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.payer is null and new.content is null
      and (new.authority_id, new.id, new.series_id, new.rank, new.account, new.from_on, new.named_on)
        is not distinct from (old.authority_id, old.id, old.series_id, old.rank, old.account, old.from_on,
          old.named_on) then
    return new;
  end if;
  raise exception 'who pays is said again, never rewritten' using errcode = 'check_violation';
end $$;
comment on function invoice_payer_guard is 'Only who pays may go, once they are erased.';
revoke all on function invoice_payer_guard from public;
