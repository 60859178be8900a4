create trigger activity_session_guard before update on activity_session for each row
  execute function activity_session_guard();

create trigger booking_guard before insert or update on booking for each row execute function booking_guard();
