create trigger subscription_guard before update on subscription for each row
  execute function subscription_guard();
