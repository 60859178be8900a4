create trigger a_memory_only_grows before update on watched_log for each row
  execute function watched_log_only_grows();
