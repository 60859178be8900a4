-- A key bound to a wrong name would keep its journal out for ever. What was seen stays: no row of it is deleted.
create policy administrators_stop_what_was_never_seen on watched_log for delete
  using (authority_id = ardeco_authority() and seen_at is null and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant delete on watched_log to ardeco_app;
