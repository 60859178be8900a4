create table insight_file (
  authority_id uuid not null,
  id uuid not null,
  file_id uuid,
  receipt_number text,
  desk_id uuid not null,
  opened_at text not null check (opened_at in ('web', 'desk')),
  submitted_on date not null,
  ended_on date,
  outcome text check (outcome in ('decided', 'withdrawn')),
  validated integer not null default 0,
  unaided integer not null default 0,
  refused integer not null default 0,
  primary key (authority_id, id),
  constraint one_line_a_file unique (authority_id, file_id),
  constraint ended_has_its_outcome check ((ended_on is null) = (outcome is null)),
  constraint a_number_goes_with_its_file check ((file_id is null) = (receipt_number is null))
);
create index insight_files_sent on insight_file (authority_id, submitted_on);
create index insight_files_ended on insight_file (authority_id, ended_on);
create index insight_files_waiting on insight_file (authority_id, submitted_on) where ended_on is null;
comment on table insight_file is
  'Facts of one file for the indicators: days and counts, no person. Kept when the person is erased, '
  'without the number.';
comment on column insight_file.id is 'Its own: the file''s would lead back to the person after an erasure.';
comment on column insight_file.receipt_number is
  'personal: number of the receipt, until the person is erased.';
comment on column insight_file.unaided is
  'Elements validated without an agent: by an identity provider, a register, or a link that was read.';
