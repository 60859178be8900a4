create or replace function api_token_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if ardeco_actor_kind() = 'staff' and new.staff_id is distinct from ardeco_actor()
    and new.accepted_on is not null and (tg_op = 'INSERT' or old.accepted_on is null) then
    raise exception 'a token is accepted by its agent' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function api_token_guard is 'Nobody accepts a token in the name of another agent.';
