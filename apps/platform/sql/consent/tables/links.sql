-- An account that a person already had at a business application, tied to theirs here:
-- docs/adr/0039-linking-an-existing-account.md.
create table account_link_ticket (
  authority_id uuid not null,
  ticket_hash bytea not null,
  client_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  sealed bytea not null,
  state text not null check (state in ('asked', 'agreed', 'done', 'refused')),
  subject text,
  code_hash bytea,
  expires_at timestamptz not null,
  primary key (authority_id, ticket_hash),
  constraint what_is_agreed_waits_for_its_application check ((state = 'agreed') = (code_hash is not null))
);
create unique index account_link_by_code on account_link_ticket (authority_id, code_hash)
  where code_hash is not null;
comment on table account_link_ticket is
  'An application asks to tie the account of who is signed in there; ten minutes, once.';
comment on column account_link_ticket.sealed is
  'personal: reference and words of the account, sealed under the service''s key.';
comment on column account_link_ticket.subject is
  'personal: the person''s pairwise name in this service, once they agreed.';
comment on column account_link_ticket.code_hash is
  'What the application finishes with, from the same browser; only its hash.';

create table account_link (
  authority_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  subject text not null,
  sealed bytea not null,
  linked_on date not null,
  key_id uuid,
  primary key (authority_id, service_id, subject)
);
comment on table account_link is
  'The account that a person had at one service before, in that service''s sector: nothing of it joins '
  'with another.';
comment on column account_link.subject is 'personal: the person''s pairwise name in this service.';
comment on column account_link.sealed is
  'personal: reference and words of the account, sealed under the service''s key.';
comment on column account_link.linked_on is 'personal: day on which it was tied.';
comment on column account_link.key_id is
  'What its words are sealed under, in row_key; null: of before, under the service''s key alone.';
