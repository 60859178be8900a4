-- The desk reads no journal: a person's life with every service passes there. Auditors and the data-protection officer
-- answer to it.
alter policy staff_reads on journal_entry
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('auditor', 'data_protection_officer')));
alter policy append on journal_entry
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() <> 'none');
