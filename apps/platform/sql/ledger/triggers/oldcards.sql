create trigger old_card_guard before insert or update or delete on old_card for each row
  execute function old_card_guard();

create trigger old_card_use_guard before insert or update or delete on old_card_use for each row
  execute function old_card_use_guard();

create trigger old_card_file_guard before insert or update or delete on old_card_file for each row
  execute function old_card_file_guard();
create trigger old_card_file_stopped after update of stopped_on on old_card_file for each row
  when (new.stopped_on is not null and old.stopped_on is null) execute function old_card_file_stopped();
