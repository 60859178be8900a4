create trigger two_agents before insert or update of agreed_by on direct_debit_creditor
  for each row when (new.agreed_by is not null) execute function two_agents('set_by', 'agreed_by');
create trigger direct_debit_creditor_guard before insert or update on direct_debit_creditor for each row
  execute function direct_debit_creditor_guard();
create trigger two_agents_mended before insert or update of agreed_by on direct_debit_creditor
  for each row when (new.agreed_by is not null and new.mended_by is not null)
    execute function two_agents('mended_by', 'agreed_by');

create trigger direct_debit_mandate_guard before update or delete on direct_debit_mandate for each row
  execute function direct_debit_mandate_guard();
create trigger direct_debit_mandate_begins before insert on direct_debit_mandate for each row
  execute function direct_debit_mandate_begins();

create trigger direct_debit_collection_guard before update or delete on direct_debit_collection for each row
  execute function direct_debit_collection_guard();

create trigger direct_debit_guard before insert or update or delete on direct_debit for each row
  execute function direct_debit_guard();

create trigger two_agents before insert or update of seen_by on direct_debit_creditor_change
  for each row when (new.seen_by is not null) execute function two_agents('asked_by', 'seen_by');
create trigger direct_debit_creditor_change_guard before
  insert or update or delete on direct_debit_creditor_change for each row
  execute function direct_debit_creditor_change_guard();
