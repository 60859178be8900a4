create trigger a_request_keeps_its_word before insert or update on rights_request
  for each row execute function rights_request_keeps_its_word();
create trigger two_agents before insert or update of confirmed_by on rights_request
  for each row when (new.confirmed_by is not null) execute function two_agents('noted_by', 'confirmed_by');
