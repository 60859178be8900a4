-- Who says of a pair that it is one person has it wait to be merged, as themselves: no more than that, of a pair that the house found and they answered.
create policy a_validator_says_the_same on person_merge for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('validator') and state = 'waiting'
    and kept_id is null and asked_by is null and merged_at is null and undone_at is null and not closed_account and spoken = '{}'
    and exists (
      select from possible_duplicate pair
      where pair.authority_id = person_merge.authority_id and pair.id = person_merge.id and pair.verdict = 'same'
        and pair.one_id = person_merge.one_id and pair.other_id = person_merge.other_id));
