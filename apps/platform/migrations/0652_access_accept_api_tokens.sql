-- An administrator issued a token in any agent's name, and so acted with roles they do not hold. It opens nothing until that agent accepts it, in
-- a session of their own.

-- lock: a nullable column
alter table api_token add column accepted_on date;
comment on column api_token.accepted_on is 'Day on which its agent accepted it, or issued it for themselves; null: it opens nothing yet.';
-- lock: some tokens an authority. Those of before are at work in programs: they go on until they end
update api_token set accepted_on = issued_on;
grant update (accepted_on) on api_token to ardeco_app;

create function api_token_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if ardeco_actor_kind() = 'staff' and new.staff_id is distinct from ardeco_actor()
    and new.accepted_on is not null and (tg_op = 'INSERT' or old.accepted_on is null) then
    raise exception 'a token is accepted by its agent' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function api_token_guard() is 'Nobody accepts a token in the name of another agent.';
create trigger api_token_guard before insert or update on api_token for each row execute function api_token_guard();
