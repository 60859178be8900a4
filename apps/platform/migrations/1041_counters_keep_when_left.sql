-- The row that leads from who left an account to it counted as one that holds it: the words of whoever was erased there stayed as long as who had left lived.
-- lock: a column that may be null, without a default, is added without reading the table
alter table counter_alias add left_sequence bigint;
comment on column counter_alias.left_sequence is 'The last line of the counter when who is found by this row left the account: they read up to it, and hold nothing. Null of whoever holds it, and of who left before this was kept.';

create function counters_forget_after(p_account uuid, p_sequence bigint) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  if ardeco_actor_kind() <> 'system' then raise exception 'only the system forgets' using errcode = 'insufficient_privilege'; end if;
  update counter_transfer t set words = null
    where t.authority_id = ardeco_authority() and t.holder_id = p_account and t.sequence > p_sequence and t.words is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function counters_forget_after(uuid, bigint) is 'As counters_forget, of the lines that nobody who left the account reads.';
revoke all on function counters_forget_after(uuid, bigint) from public;
grant execute on function counters_forget_after(uuid, bigint) to ardeco_app;
