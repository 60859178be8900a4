create trigger what_is_signed_stays before update on compliance_version
  for each row execute function compliance_version_stays();
create trigger two_agents before insert or update of decided_by on compliance_version
  for each row when (new.decided_by is not null) execute function two_agents('opinion_by', 'decided_by');
