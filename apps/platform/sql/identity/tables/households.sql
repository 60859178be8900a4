create table representation (
  authority_id uuid not null,
  id uuid not null,
  representative_id uuid not null,
  represented_id uuid not null,
  kind text not null check (kind in ('parental_authority', 'guardianship', 'mandate')),
  state text not null check (state in ('declared', 'validated', 'ended')),
  until date,
  detail_sealed bytea not null,
  version integer not null default 1,
  primary key (authority_id, id),
  constraint nobody_represents_oneself check (representative_id <> represented_id),
  constraint a_mandate_has_an_end check (kind <> 'mandate' or until is not null),
  -- It would be the eighteenth birthday, in clear.
  constraint parental_authority_shows_no_date check (kind <> 'parental_authority' or until is null)
);
create unique index one_live_representation
  on representation (authority_id, represented_id, representative_id, kind)
  where state <> 'ended';
create index representations_of_a_representative on representation (authority_id, representative_id)
  where state <> 'ended';
comment on table representation is
  'Who may act for whom. A row lives from its declaration to its end, then five years (Code civil art. '
  '2224).';
comment on column representation.until is
  'Last civil day of a mandate or of a court decision; never for parental authority, whose end follows '
  'from a birth date.';
comment on column representation.detail_sealed is
  'personal: measure, scope, evidence, who decided and why it ended, sealed under the represented '
  'person''s key and bound to the row.';

create table household (
  authority_id uuid not null,
  id uuid not null,
  created_by uuid,
  primary key (authority_id, id)
);
comment on table household is
  'People who live together; a child of separated parents belongs to two. Kept while it has members.';
comment on column household.created_by is 'The person who declared it, or null for an agent.';

create table household_member (
  authority_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('adult', 'child')),
  share_percent smallint not null default 100 constraint a_share_is_a_percentage check
    (share_percent between 1 and 100),
  primary key (authority_id, household_id, person_id)
);
create index households_of_a_person on household_member (authority_id, person_id);
comment on table household_member is
  'Who lives in which household, and for which share of the time. Removed when the person leaves.';
comment on column household_member.share_percent is
  'Share of the time, of the bill or of the tax part: 50 and 50 for alternating residence (Code civil art. '
  '373-2-9).';

-- Who saw a young adult's identity document, until a colleague sees it too and hands the account over: for an
-- hour.
create table handover (
  authority_id uuid not null,
  person_id uuid not null,
  seen_by uuid not null,
  expires_at timestamptz not null,
  -- One agent with two ids, here and lent from elsewhere, is no second pair of eyes.
  seen_by_name bytea,
  primary key (authority_id, person_id)
);
comment on table handover is
  'An agent saw the identity document of a young adult whose account a parent held: a second one hands it '
  'over. Kept an hour.';
comment on column handover.person_id is 'personal: whose account.';
comment on column handover.seen_by_name is
  'not personal: HMAC of the name of who saw the document, to tell them from their colleague.';
