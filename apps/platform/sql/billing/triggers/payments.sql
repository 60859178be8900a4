create trigger regie_agent_guard before insert or update on regie_agent for each row
  execute function regie_agent_guard();

create trigger payment_guard before insert or update or delete on payment for each row
  execute function payment_guard();
create trigger payment_by_who_stays before insert on payment for each row
  execute function payment_by_who_stays();
create trigger payment_guard_figures before insert on payment for each row execute function payment_adds_up();
create trigger payment_guard_refunds before insert on payment for each row
  execute function payment_refund_by_who_may();

create trigger till_closing_guard before insert or update or delete on till_closing for each row
  execute function till_closing_guard();
create trigger till_closing_by_who_was_named before insert on till_closing for each row
  execute function till_closing_by_who_was_named();

create trigger online_payment_guard before update on online_payment for each row
  execute function online_payment_guard();
create trigger online_payment_stays before delete on online_payment for each row
  execute function online_payment_stays();
create trigger online_payment_given_back before update of given_back_on, given_back_by, given_back_reference
  on online_payment
  for each row execute function online_payment_given_back();
