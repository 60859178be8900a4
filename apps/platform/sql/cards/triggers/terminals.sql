create trigger card_application_tells_counter after insert on card_application for each row
  when (new.counter_id is not null)
  execute function card_application_tells_counter();

create trigger reader_state_guard before update on reader_state for each row
  execute function reader_state_guard();

create trigger card_denies before delete on card for each row execute function card_denies();
create trigger card_guard before update on card for each row execute function card_guard();

create trigger card_transaction_guard before update on card_transaction for each row
  execute function card_transaction_guard();
