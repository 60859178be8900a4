create or replace function counters_forget(p_account uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  if ardeco_actor_kind() <> 'system' then raise exception 'only the system forgets'
    using errcode = 'insufficient_privilege'; end if;
  update counter_transfer t set words = null
    where t.authority_id = ardeco_authority() and t.holder_id = p_account and t.words is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function counters_forget is
  'The words of the lines of an account whose holder is erased go; figures, days and seals stay.';
revoke all on function counters_forget from public;
grant execute on function counters_forget to ardeco_app;
