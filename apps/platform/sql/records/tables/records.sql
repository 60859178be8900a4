-- What establishments hand over of the people they know: their files, and one record for each line.
create table establishment (
  authority_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  name_key text not null check (length(name_key) between 1 and 80),
  primary key (authority_id, id),
  constraint one_establishment_per_name unique (authority_id, name_key)
);
comment on table establishment is
  'A pool, an ice rink, a library whose person files were taken over. Names nobody; stays as long as one '
  'of its records.';
comment on column establishment.name is 'not personal: what the establishment is called.';
comment on column establishment.name_key is
  'not personal: its name without capitals, accents and signs, so that it is written once.';

create table person_file (
  authority_id uuid not null,
  id uuid not null,
  establishment_id uuid not null,
  state text not null default 'receiving',
  digest bytea check (octet_length(digest) = 32),
  bytes bigint not null default 0,
  -- Spreadsheets of a Mac save CSV in Mac Roman: read as Windows-1252, each accented letter was another one.
  encoding text check (encoding in ('utf-8', 'windows-1252', 'macintosh')),
  received_as text check (received_as in ('utf-8', 'utf-16', 'windows-1252', 'macintosh')),
  separator text check (separator in (';', ',', E'\t', '|')),
  columns jsonb,
  at_byte bigint not null default 0,
  at_line integer not null default 0,
  lines integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null default 0,
  received_on date not null,
  changed_at timestamptz not null,
  primary key (authority_id, id),
  constraint state_is_known check (state in ('receiving', 'received', 'running', 'stopped', 'done')),
  constraint progress_stays_within check (at_byte between 0 and bytes
    and added + changed + same + refused <= lines),
  constraint only_a_whole_file_is_read check (state = 'receiving'
    or (digest is not null and encoding is not null and separator is not null)),
  constraint only_a_mapped_file_runs check (state in ('receiving', 'received') or columns is not null)
);
-- A file whose columns were misunderstood is given again and mapped better. Its content left once it was
-- taken, so that it comes as another row; what came of the first stays told. While one waits or runs, the
-- same content is still that one.
create unique index one_waiting_file_per_content on person_file (authority_id, establishment_id, digest)
  where digest is not null and state <> 'done';
create index done_files_of_a_content on person_file (authority_id, establishment_id, digest)
  where state = 'done';
comment on table person_file is
  'A file of people that an establishment handed over: what its columns are, how far its lines were taken. '
  'Its content leaves once done, or after thirty days; the row after a year.';
comment on column person_file.digest is
  'not personal: HMAC of the content, under the authority''s key: the same file again, while it waits or '
  'runs, is the same row.';
comment on column person_file.columns is
  'not personal: what each column is, as an administrator said; headers only.';

create table person_file_part (
  authority_id uuid not null,
  file_id uuid not null,
  part integer not null check (part >= 0),
  content_sealed bytea not null,
  primary key (authority_id, file_id, part)
);
comment on table person_file_part is 'The content of a file, in pieces, until its lines are taken.';
comment on column person_file_part.content_sealed is
  'personal: lines of several people, sealed under the authority''s key and bound to the file and the '
  'piece. Until the file is done, thirty days at most.';

create table person_file_problem (
  authority_id uuid not null,
  file_id uuid not null,
  line integer not null check (line > 0),
  place integer not null check (place >= 0),
  code text not null check (code ~ '^[a-z_]{3,40}$'),
  header text not null default '',
  other_line integer,
  primary key (authority_id, file_id, line, place)
);
comment on table person_file_problem is
  'Why a line of a file was left out: its number, the column, a code; never what was written there. Leaves '
  'with the file.';
comment on column person_file_problem.header is 'not personal: the name of the column, as the file gives it.';

create table source_record (
  authority_id uuid not null,
  id uuid not null,
  establishment_id uuid not null,
  file_id uuid not null,
  number_index bytea not null check (octet_length(number_index) = 16),
  digest bytea not null check (octet_length(digest) = 16),
  key_sealed bytea,
  values_sealed bytea not null,
  seen_on date not null,
  record_id uuid not null,
  person_id uuid,
  primary key (authority_id, id),
  constraint one_record_per_number unique (authority_id, establishment_id, number_index)
);
create index records_of_a_person on source_record (authority_id, person_id) where person_id is not null;
create index records_joined on source_record (authority_id, record_id);
create index records_to_purge on source_record (authority_id, seen_on);
comment on table source_record is
  'What one establishment knows of somebody, under the number they have there. record_id and person_id '
  'follow from the merges in force and from nothing else. Unattached, it leaves two years after the last '
  'file that held it; attached, with the person.';
comment on column source_record.number_index is
  'personal: HMAC of the number given by the establishment, to know the record again in a later file.';
comment on column source_record.digest is
  'personal: HMAC of the values: a line that says the same changes nothing.';
comment on column source_record.key_sealed is
  'Null: the key is in row_key. Of before: the record''s own key, wrapped by the authority''s alone.';
comment on column source_record.values_sealed is
  'personal: number, names, birth, address, history, under the record''s own key and bound to it.';
comment on column source_record.person_id is 'personal: whose record it is, once somebody decided so.';

-- Which records are of one person: links that somebody made, each of which can be undone.
create table record_merge (
  authority_id uuid not null,
  id uuid not null,
  position bigint generated always as identity,
  left_source uuid not null,
  right_source uuid,
  right_person uuid,
  choices jsonb not null,
  by_rule boolean not null,
  state text not null default 'active' check (state in ('active', 'undone')),
  merged_at timestamptz not null,
  by_sealed bytea not null,
  undone_at timestamptz,
  undone_by_sealed bytea,
  reason_sealed bytea,
  primary key (authority_id, id),
  constraint a_merge_has_two_sides check ((right_source is null) <> (right_person is null)),
  constraint undone_has_a_day check ((state = 'undone') = (undone_at is not null)
    and (state = 'undone') = (reason_sealed is not null))
);
create index merges_by_left on record_merge (authority_id, left_source);
create index merges_by_right on record_merge (authority_id, right_source) where right_source is not null;
create unique index one_merge_in_force_per_pair
  on record_merge (authority_id, left_source, coalesce(right_source, right_person)) where state = 'active';
comment on table record_merge is
  'Somebody said that two records, or a record and a person, are one. In force or undone; never changed '
  'otherwise. Leaves with the records.';
comment on column record_merge.left_source is 'personal: a record joined.';
comment on column record_merge.right_person is 'personal: the person to whom the record was said to belong.';
comment on column record_merge.choices is
  'not personal: for a field where the sides differed, which record speaks; ids only.';
comment on column record_merge.by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column record_merge.undone_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column record_merge.reason_sealed is 'personal: why it was undone, under the authority''s key.';

create table record_apart (
  authority_id uuid not null,
  id uuid not null,
  left_source uuid not null,
  right_source uuid,
  right_person uuid,
  said_on date not null,
  by_sealed bytea not null,
  primary key (authority_id, id),
  constraint two_sides_are_apart check ((right_source is null) <> (right_person is null))
);
create unique index said_apart_once
  on record_apart (authority_id, left_source, coalesce(right_source, right_person));
comment on table record_apart is
  'Somebody said that two records, or a record and a person, are two people: they are proposed no more. '
  'Leaves with the records.';
comment on column record_apart.left_source is 'personal: a record.';
comment on column record_apart.right_person is 'personal: a person.';
comment on column record_apart.by_sealed is 'not personal: the agent''s name, under the authority''s key.';

create table record_proposal (
  authority_id uuid not null,
  id uuid not null,
  left_source uuid not null,
  right_source uuid,
  right_person uuid,
  probability real not null check (probability between 0 and 1),
  agreements jsonb not null,
  conflicts integer not null check (conflicts >= 0),
  -- How likely a proposal is said to be weighs what differs: two birth dates are never almost certain,
  -- whatever the probability. The list is in the order of what it says. Rows of before are in the order of
  -- probability until the next comparison writes them again.
  likelihood smallint not null default 0 check (likelihood between 0 and 3),
  primary key (authority_id, id),
  constraint a_proposal_has_two_sides check ((right_source is null) <> (right_person is null))
);
create index proposals_as_told on record_proposal (authority_id, likelihood, probability desc, id);
comment on table record_proposal is
  'Two records, or a record and a person, that may be one, as the last comparison found. Written anew by '
  'the next; leaves with the records.';
comment on column record_proposal.left_source is 'personal: a record.';
comment on column record_proposal.right_person is 'personal: a person.';
comment on column record_proposal.agreements is 'not personal: on what the two agree, near or far; no value.';
comment on column record_proposal.likelihood is
  'not personal: place of what is said of it, 0 almost certain, 3 possible: a probability, and what the '
  'two say otherwise.';

create table record_comparison (
  authority_id uuid not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz,
  compared integer not null default 0,
  too_many boolean not null default false,
  -- A comparison that ended without an answer is told, and no longer looks as if it went on.
  failed_at timestamptz,
  primary key (authority_id)
);
comment on table record_comparison is
  'When the records of an authority were last compared, and how many. One row an authority; names nobody.';
comment on column record_comparison.failed_at is
  'not personal: when the last one ended without an answer; empty once it is asked for again.';

-- The rule merges up to five hundred pairs: a job does it, and tells how far it is.
create table record_rule_run (
  authority_id uuid not null,
  id uuid not null,
  proposals uuid[] not null check (cardinality(proposals) <= 500),
  looked integer not null default 0,
  merged integer not null default 0,
  asked_at timestamptz not null,
  asked_by uuid not null,
  done_at timestamptz,
  -- What the list showed of each pair: merged as it was read, or left for somebody to look at. A run of
  -- before shows none, and merges nothing more.
  revisions text[] not null default '{}',
  primary key (authority_id),
  constraint no_more_than_the_list check (merged <= looked and looked <= cardinality(proposals))
);
comment on table record_rule_run is
  'The last list that an agent read and let the rule merge, and how far it is. One row an authority; names '
  'nobody.';
comment on column record_rule_run.proposals is 'not personal: ids of proposals, in the order read.';
comment on column record_rule_run.asked_by is 'not personal: id of the agent.';
comment on column record_rule_run.revisions is
  'not personal: of each proposal, in the same order, a hash of what was read.';
