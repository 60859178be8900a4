-- A counter whose months are made fewer shortened, at the next top-up of one cent, the life of all that was
-- there.
create or replace function counter_account_keeps_its_life() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  -- What was promised of an offer is the last day of its pass.
  if exists (select from counter c where c.authority_id = old.authority_id and c.id = old.counter_id
    and c.kept_by is not null) then return new; end if;
  new.expires_on := old.expires_on;
  return new;
end $$;
comment on function counter_account_keeps_its_life is
  'What is on an account expires no sooner than its holder was told when it was put there.';
