create trigger it_is_forgotten_once_sent before update of state on message for each row
  when (new.person_id is null and new.state = 'delivered') execute function ardeco_message_left();
