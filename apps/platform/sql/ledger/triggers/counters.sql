create trigger counter_account_keeps_its_life before update of expires_on on counter_account
  for each row when (old.kind = 'holder' and old.balance > 0 and new.balance > 0
    and new.expires_on is not null
    and (old.expires_on is null or new.expires_on < old.expires_on))
  execute function counter_account_keeps_its_life();

create trigger counter_transfer_guard before update or delete on counter_transfer for each row
  execute function counter_transfer_guard();

create trigger counter_bound_guard before insert or update on counter_bound for each row
  execute function counter_bound_guard();
