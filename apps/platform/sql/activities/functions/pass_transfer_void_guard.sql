create or replace function pass_transfer_void_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if exists (select from pass_transfer t where t.authority_id = new.authority_id
    and t.statement_id = new.statement_id and t.attempt = new.attempt
      and ardeco_count_as_one(t.written_by, new.voided_by)) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation',
      constraint = 'two_agents';
  end if;
  return new;
end $$;
comment on function pass_transfer_void_guard is
  'Who voids a transfer does not count for one with who prepared it.';
revoke all on function pass_transfer_void_guard from public;
