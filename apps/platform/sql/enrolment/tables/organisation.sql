create table organisation (
  authority_id uuid primary key,
  mode text not null,
  former text,
  changed_on date not null,
  constraint mode_is_one_of_five check
    (mode in ('internal_town_hall', 'internal_web', 'internal_delegated', 'pooled_technical', 'optimised')),
  constraint former_is_one_of_five check
    (former in ('internal_town_hall', 'internal_web', 'internal_delegated', 'pooled_technical', 'optimised'))
);
comment on table organisation is
  'How an authority shares the work: its organisation mode. No row: internal_web. Public facts only.';
comment on column organisation.former is 'The mode before, to go back to.';
