create trigger two_agents before insert or update of confirmed_by on death
  for each row when (new.confirmed_by is not null) execute function two_agents('recorded_by', 'confirmed_by');
