create trigger renewal_guard before update on renewal for each row execute function renewal_guard();
