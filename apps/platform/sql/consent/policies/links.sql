alter table account_link_ticket enable row level security;
create policy system_keeps on account_link_ticket
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on account_link_ticket to ardeco_app;
grant update (state, subject, code_hash, expires_at) on account_link_ticket to ardeco_app;

alter table account_link enable row level security;
create policy system_keeps on account_link
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_subject_at_a_time on account_link for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person'
    and subject = ardeco_pairwise_subject());
grant select, insert, delete on account_link to ardeco_app;
grant update (sealed, linked_on, key_id) on account_link to ardeco_app;
