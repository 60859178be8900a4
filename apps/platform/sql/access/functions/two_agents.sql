-- Named, so that whoever is refused is told why in words (web/errors/refusal.ts).
create or replace function two_agents() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
declare
  first uuid := to_jsonb(new) ->> tg_argv[0];
  second uuid := to_jsonb(new) ->> tg_argv[1];
begin
  if ardeco_count_as_one(first, second) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation',
      constraint = 'two_agents';
  end if;
  return new;
end $$;
comment on function two_agents is 'The agents in these two columns are not one.';
