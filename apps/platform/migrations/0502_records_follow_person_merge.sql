-- What establishments knew of somebody under a number that leads to them is theirs to read; still of nobody who represents them.
drop policy the_person on source_record;
create policy the_person on source_record for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id is not null
    and (person_id = ardeco_actor() or exists (
      select from person_merge m where m.authority_id = source_record.authority_id and m.folded_id = source_record.person_id
        and m.kept_id = ardeco_actor() and m.state = 'active')));
