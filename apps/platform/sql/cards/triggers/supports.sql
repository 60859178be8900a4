create trigger support_guard before update on support for each row execute function support_guard();
create trigger support_denies after update of state or delete on support for each row
  execute function support_denies();
create trigger support_begins before insert on support for each row execute function support_begins();
