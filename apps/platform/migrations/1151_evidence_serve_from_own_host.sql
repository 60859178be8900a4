-- DOCUMENTS_HOST: a deposited document is served from a host without cookies. The page that checked the rights gives the browser an address
-- of single use for it; the use checks them again, by the session named here.
create table document_ticket (
  authority_id uuid not null references authority,
  token_hash bytea not null,
  document_id uuid not null,
  session_id uuid not null,
  asked_by uuid not null,
  expires_at timestamptz not null,
  primary key (authority_id, token_hash),
  foreign key (authority_id, document_id) references document (authority_id, id) on delete cascade
);
create index tickets_of_a_document on document_ticket (authority_id, document_id);
create index tickets_that_expire on document_ticket (authority_id, expires_at);
comment on table document_ticket is 'An address of single use, for a minute, of a document that an agent opens from the documents host. Deleted by its use, and with its document.';
comment on column document_ticket.token_hash is 'SHA-256 of the 256 random bits in the address.';
comment on column document_ticket.session_id is 'Session that asked: ended since, it opens nothing.';
comment on column document_ticket.asked_by is 'not personal: id of the agent whose session it is.';

alter table document_ticket enable row level security;
create policy agent_asks on document_ticket for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'staff' and asked_by = ardeco_actor());
create policy system_reads on document_ticket for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_takes on document_ticket for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on document_ticket to ardeco_app;
