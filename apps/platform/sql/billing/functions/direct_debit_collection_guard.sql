create or replace function direct_debit_collection_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a collection is never removed' using errcode = 'check_violation';
    end if;
  if (new.authority_id, new.id, new.series_id, new.collect_on, new.name, new.ics, new.iban, new.prepared_by,
    new.regie_id, new.prepared_on)
      is distinct from (old.authority_id, old.id, old.series_id, old.collect_on, old.name, old.ics, old.iban,
        old.prepared_by, old.regie_id, old.prepared_on)
      or (old.message_id is not null and (new.message_id, new.created_at, new.file_hash)
        is distinct from (old.message_id, old.created_at, old.file_hash)) then
    raise exception 'a collection stays what was asked' using errcode = 'check_violation';
  end if;
  if new.state <> old.state
    and (old.state, new.state) not in (('prepared', 'sent'), ('prepared', 'cancelled'), ('sent', 'settled'))
    then
    raise exception 'a collection goes from prepared to sent to settled' using errcode = 'check_violation';
  end if;
  if new.state = 'sent' and new.looked_to is not null then
    raise exception 'no file is made while mandates are looked at' using errcode = 'check_violation';
  end if;
  if new.state = 'settled' and old.state <> 'settled' and new.collect_on > ardeco_today() then
    raise exception 'nothing is paid before its day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_collection_guard is 'What was asked of the bank is never rewritten.';
revoke all on function direct_debit_collection_guard from public;
