create trigger pass_partner_guard before update of agreed_by on pass_partner for each row
  execute function pass_partner_guard();

create constraint trigger pass_statement_adds_up after insert on pass_statement deferrable initially deferred
  for each row execute function pass_statement_guard();
create trigger pass_statement_stays before update or delete on pass_statement for each row
  execute function pass_statement_guard();

create trigger pass_use_guard before insert or update or delete on pass_use for each row
  execute function pass_use_guard();

create trigger pass_transfer_guard before insert on pass_transfer for each row
  execute function pass_transfer_guard();

create trigger two_agents before insert on pass_transfer_void for each row
  execute function pass_transfer_void_guard();

create trigger two_agents before insert or update of seen_by on pass_partner_account
  for each row when (new.seen_by is not null) execute function two_agents('asked_by', 'seen_by');
create trigger pass_partner_account_guard before insert or update or delete on pass_partner_account
  for each row execute function pass_partner_account_guard();
