-- Who voided a transfer wrote the next one: a partner was paid twice by one hand.
create or replace function pass_transfer_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (select count(*) from pass_transfer_void v where v.authority_id = new.authority_id
    and v.statement_id = new.statement_id
      and v.attempt < new.attempt) <> new.attempt - 1 then
    raise exception 'a statement has one transfer at a time' using errcode = 'check_violation';
  end if;
  if exists (select from pass_transfer_void v where v.authority_id = new.authority_id
    and v.statement_id = new.statement_id
      and v.attempt = new.attempt - 1 and ardeco_count_as_one(new.written_by, v.voided_by)) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation',
      constraint = 'two_agents';
  end if;
  return new;
end $$;
comment on function pass_transfer_guard is
  'The next transfer of a statement is prepared once those before it are voided, by another agent than the '
  'one who voided the last.';
revoke all on function pass_transfer_guard from public;
