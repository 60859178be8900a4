create trigger a_sandbox_has_its_own_door before insert or update of method, authority_id on session
  for each row execute function sandbox_guard_session();

create trigger api_token_guard before insert or update on api_token for each row
  execute function api_token_guard();
