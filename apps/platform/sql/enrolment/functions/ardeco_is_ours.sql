-- One administrator gave a certificate of their own as the correspondent's, and read every family. A
-- certificate now does nothing before somebody else of the authority compared its fingerprint with the
-- correspondent's (ADR 0071). An agent lent by another authority has a row there, and none here.
create or replace function ardeco_is_ours() returns boolean language sql stable as $$
  select ardeco_actor_kind() = 'staff' and exists (
    select from staff where authority_id = ardeco_authority() and id = ardeco_actor() and closed_on is null);
$$;
comment on function ardeco_is_ours is 'Who acts is an agent of this very authority, lent by no other.';
