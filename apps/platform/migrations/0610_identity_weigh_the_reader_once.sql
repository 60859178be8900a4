-- Who asks is weighed once a statement, not for each of the hundreds of digests that a search meets.
drop policy reach on candidate;
create policy reach on candidate for all
  using (authority_id = (select ardeco_authority())
    and ((select ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator', 'service_validator'))
      or ardeco_acts_for(person_id)));
