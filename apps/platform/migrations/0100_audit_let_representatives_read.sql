-- A parent reads their child's journal, as they read the child's elements: every access is theirs to watch over.
create policy representatives_read on journal_entry for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id is not null
    and ardeco_acts_for(person_id));
