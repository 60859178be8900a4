create trigger service_version_guard before insert or update on service_version
  for each row execute function service_version_guard();
create trigger two_agents before update of approved_by on service_version
  for each row when (new.approved_by is not null and new.approved_by is distinct from old.approved_by)
    execute function no_writer_approves();

create trigger service_localisation_guard before update on service_localisation
  for each row execute function service_localisation_guard();
