-- Stopping a file took two things too many with it: that a desk had stopped a card (its number came again,
-- whole), and what was left of a card used in part (its number never came again). A card stopped at a desk
-- keeps its number; a recalled one leaves it, and what was used of it is taken off the next one.
create or replace function old_card_file_stopped() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  update old_card set recalled_on = new.stopped_on
    where authority_id = new.authority_id and file_id = new.id and recalled_on is null and stopped_on is null;
  return null;
end $$;
comment on function old_card_file_stopped is
  'No card of a file that is stopped serves any more; one that a desk stopped before keeps its number.';
revoke all on function old_card_file_stopped from public;
