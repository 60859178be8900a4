create trigger tariff_version_guard before insert or update on tariff_version for each row
  execute function tariff_version_guard();
create trigger tariff_version_begins before update of state on tariff_version
  for each row when (new.state = 'published' and old.state <> 'published')
    execute function tariff_version_begins_guard();
