-- A counter whose months are made fewer shortened, at the next top-up of one cent, the life of all that was there.
create function counter_account_keeps_its_life() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.expires_on := old.expires_on;
  return new;
end $$;
comment on function counter_account_keeps_its_life() is 'What is on an account expires no sooner than its holder was told when it was put there.';
create trigger counter_account_keeps_its_life before update of expires_on on counter_account
  for each row when (old.kind = 'holder' and old.balance > 0 and new.balance > 0 and new.expires_on is not null
    and (old.expires_on is null or new.expires_on < old.expires_on))
  execute function counter_account_keeps_its_life();
