create trigger restriction_guard before update on restriction for each row
  execute function restriction_guard();
