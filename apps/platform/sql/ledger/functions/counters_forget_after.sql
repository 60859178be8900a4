create or replace function counters_forget_after(p_account uuid, p_sequence bigint) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  if ardeco_actor_kind() <> 'system' then raise exception 'only the system forgets'
    using errcode = 'insufficient_privilege'; end if;
  update counter_transfer t set words = null
    where t.authority_id = ardeco_authority() and t.holder_id = p_account and t.sequence > p_sequence
      and t.words is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function counters_forget_after is
  'As counters_forget, of the lines that nobody who left the account reads.';
revoke all on function counters_forget_after from public;
grant execute on function counters_forget_after to ardeco_app;
