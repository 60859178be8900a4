create table pass_membership (
  authority_id uuid not null,
  id uuid not null,
  pass_id uuid not null,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  joined_on date not null,
  active_on date,
  primary key (authority_id, id),
  constraint one_membership_a_pass unique (authority_id, pass_id, subject)
);
comment on table pass_membership is
  'Who joined a pass, by an HMAC under a key of that pass; active once its fee is paid. Goes with the '
  'person.';
comment on column pass_membership.subject is
  'personal: that somebody joined, by what the pass alone calls them.';
