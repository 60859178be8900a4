create trigger a_fingerprint_is_checked_by_another before insert or update on source_correspondent
  for each row execute function source_correspondent_is_checked_by_another();
create trigger two_agents before update of checked_as, checked_by on source_correspondent
  for each row when (new.checked_as = 'confirmed') execute function two_agents('given_by', 'checked_by');

-- An answer of quotients was sealed under the authority's key, which stays: yesterday's dump opened it with
-- today's keys once it was read. It has a key of its own, forgotten with its content (ADR 0074, 0078).
create trigger its_key_goes after delete on source_file for each row execute function ardeco_row_went();
create trigger its_key_goes_with_its_content after update of content_sealed on source_file for each row
  when (new.content_sealed is null and old.content_sealed is not null) execute function ardeco_row_went();
