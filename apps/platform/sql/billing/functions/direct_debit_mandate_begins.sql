create or replace function direct_debit_mandate_begins() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if exists (select from direct_debit_creditor c where c.authority_id = new.authority_id
    and c.series_id = new.series_id
      and c.set_by is not null and c.agreed_by is null) then
    raise exception 'nobody signs for an account that one person gave' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_mandate_begins is 'A mandate is signed for an account that two agreed on.';
revoke all on function direct_debit_mandate_begins from public;
