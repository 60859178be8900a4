create trigger enrolment_file_guard before insert or update on enrolment_file
  for each row execute function enrolment_file_guard();
create trigger enrolment_route_guard before insert or update on enrolment_file
  for each row execute function enrolment_route_guard();

create trigger receipt_counter_guard before insert or update on receipt_counter
  for each row execute function receipt_counter_guard();
