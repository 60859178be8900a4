create trigger support_denies_the_dead after update of status on person for each row
  when (old.status is distinct from new.status and 'deceased' in (old.status, new.status))
  execute function support_denies_the_dead();
