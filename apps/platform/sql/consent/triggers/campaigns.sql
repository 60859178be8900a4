create trigger campaign_guard before insert or update on campaign for each row
  execute function campaign_guard();
