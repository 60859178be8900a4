create table document (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('kept', 'seen')),
  content_index bytea,
  received_on date not null,
  purge_on date,
  detail_sealed bytea not null,
  primary key (authority_id, id),
  constraint only_what_is_kept_has_content check ((state = 'kept') = (content_index is not null)),
  constraint what_is_kept_is_purged_one_day check (state = 'seen' or purge_on is not null)
);
create unique index one_document_per_content on document (authority_id, person_id, content_index)
  where content_index is not null;
create index documents_of_a_content on document (authority_id, content_index) where content_index is not null;
create index documents_to_purge on document (authority_id, purge_on) where purge_on is not null;
comment on table document is
  'A supporting document (justificatif): kept as a sealed blob whose key is the row''s id until purge_on, '
  'or seen as an original and not kept. A row exists only once its blob is durable.';
comment on column document.content_index is
  'personal: HMAC of the file as received, to find the same file deposited twice. Null for an original seen.';
comment on column document.detail_sealed is
  'personal: kind, file name, media type, size, warnings, who deposited or saw it, sealed under the '
  'person''s key and bound to the row.';

create table loose_blob (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (authority_id, id)
);
comment on table loose_blob is
  'Blobs that no document answers for: written and not committed yet, or left by a document removed. Swept '
  'after an hour.';

-- DOCUMENTS_HOST: a deposited document is served from a host without cookies. The page that checked the
-- rights gives the browser an address of single use for it; the use checks them again, by the session named
-- here.
create table document_ticket (
  authority_id uuid not null,
  token_hash bytea not null,
  document_id uuid not null,
  session_id uuid not null,
  asked_by uuid not null,
  expires_at timestamptz not null,
  primary key (authority_id, token_hash)
);
create index tickets_of_a_document on document_ticket (authority_id, document_id);
create index tickets_that_expire on document_ticket (authority_id, expires_at);
comment on table document_ticket is
  'An address of single use, for a minute, of a document that an agent opens from the documents host. '
  'Deleted by its use, and with its document.';
comment on column document_ticket.token_hash is 'SHA-256 of the 256 random bits in the address.';
comment on column document_ticket.session_id is 'Session that asked: ended since, it opens nothing.';
comment on column document_ticket.asked_by is 'not personal: id of the agent whose session it is.';
