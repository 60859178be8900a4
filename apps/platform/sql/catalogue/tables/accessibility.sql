create table accessibility_statement (
  authority_id uuid primary key,
  content jsonb not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 60000),
  changed_on date not null,
  version integer not null default 1
);
comment on table accessibility_statement is
  'What an authority declares of the accessibility of its online services, with its plans (decree '
  '2019-768, art. 4). Public.';
comment on column accessibility_statement.content is 'AccessibilityReport of the module; names nobody.';

create table accessibility_complaint (
  authority_id uuid not null,
  id uuid not null,
  number text not null,
  received_on date not null,
  answer_before date not null,
  sealed bytea not null check (octet_length(sealed) <= 20000),
  state text not null check (state in ('waiting', 'answered')),
  answered_on date,
  primary key (authority_id, id),
  constraint one_complaint_per_number unique (authority_id, number),
  constraint what_is_answered_has_a_day check ((state = 'answered') = (answered_on is not null))
);
create index complaints_by_state on accessibility_complaint (authority_id, state, received_on);
comment on table accessibility_complaint is
  'What somebody could not reach on the site, and who to answer within a week. Erased a year after it was '
  'received.';
comment on column accessibility_complaint.number is
  'Said by who complains; drawn from the id, tells nothing.';
comment on column accessibility_complaint.sealed is
  'personal: name, address to answer to, and what happened, sealed under the authority''s key.';
