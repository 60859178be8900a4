create or replace function counters_end_on(p_authority uuid, p_counter uuid, p_account uuid, p_day date)
  returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = 'system') is not true then
    raise exception 'the system says when an account ends' using errcode = 'insufficient_privilege';
  end if;
  update counter_account a set expires_on = p_day where a.authority_id = p_authority
    and a.counter_id = p_counter and a.id = p_account and a.kind = 'holder'
    and exists (select from counter c where c.authority_id = p_authority and c.id = p_counter
      and c.kept_by is not null);
end $$;
comment on function counters_end_on is
  'Of a counter that a part of the house keeps alone: the last day on which what is on an account serves.';
revoke all on function counters_end_on from public;
grant execute on function counters_end_on to ardeco_app;
