create table pass_statement (
  authority_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  number integer not null check (number >= 1),
  until_on date not null,
  closed_on date not null check (closed_on > until_on),
  uses integer not null check (uses >= 1),
  total_cents bigint not null check (total_cents >= 0),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  primary key (authority_id, id),
  constraint a_statement_has_its_number unique (authority_id, partner_id, number)
);
comment on table pass_statement is
  'What is owed to a partner for a period: never rewritten, never removed. Ten years at least (Code de '
  'commerce, art. L123-22). Names nobody.';
