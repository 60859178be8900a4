-- What was done at the desk to give an account back is told to whose account it is, in what they take out.
create policy person_reads_own on recovery for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id = ardeco_actor());
