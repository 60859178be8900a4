-- An address asked for, and the former one kept a year to give it back, are told to whose account it is, in what they take out.
create policy person_reads_own on address_change for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id = ardeco_actor());
