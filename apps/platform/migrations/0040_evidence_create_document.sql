create table document (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('kept', 'seen')),
  content_index bytea,
  received_on date not null,
  purge_on date,
  detail_sealed bytea not null,
  primary key (authority_id, id),
  constraint only_what_is_kept_has_content check ((state = 'kept') = (content_index is not null)),
  constraint what_is_kept_is_purged_one_day check (state = 'seen' or purge_on is not null),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create unique index one_document_per_content on document (authority_id, person_id, content_index) where content_index is not null;
create index documents_of_a_content on document (authority_id, content_index) where content_index is not null;
create index documents_to_purge on document (authority_id, purge_on) where purge_on is not null;
comment on table document is 'A supporting document (justificatif): kept as a sealed blob whose key is the row''s id until purge_on, or seen as an original and not kept. A row exists only once its blob is durable.';
comment on column document.content_index is 'personal: HMAC of the file as received, to find the same file deposited twice. Null for an original seen.';
comment on column document.detail_sealed is 'personal: kind, file name, media type, size, warnings, who deposited or saw it, sealed under the person''s key and bound to the row.';

create table loose_blob (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (authority_id, id)
);
comment on table loose_blob is 'Blobs that no document answers for: written and not committed yet, or left by a document removed. Swept after an hour.';

alter table document enable row level security;
alter table loose_blob enable row level security;
create policy reach on document for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
create policy reach on loose_blob for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
grant select, insert, delete on document, loose_blob to ardeco_app;
-- Never whose, never which content: a row does not change hands.
grant update (purge_on) on document to ardeco_app;
-- Locking a row takes the right to update something of it: the sweeper locks what it removes.
grant update (since) on loose_blob to ardeco_app;
