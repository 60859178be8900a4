create table compliance_version (
  authority_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('impact_assessment', 'security_file')),
  number integer not null check (number > 0),
  drafted_on date not null,
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and octet_length(texts::text) <= 200000),
  revision integer not null default 1,
  content jsonb check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 8000000),
  content_hash bytea check (length(content_hash) = 32),
  frozen_at timestamptz,
  frozen_by uuid,
  opinion text check (opinion in ('favourable', 'with_reserves', 'unfavourable')),
  opinion_words text check (length(opinion_words) <= 5000),
  opinion_on date,
  opinion_by uuid,
  decision text check (decision in ('accepted', 'with_conditions', 'refused')),
  decision_words text check (length(decision_words) <= 5000),
  signatory text check (length(signatory) <= 200),
  decided_on date,
  decided_by uuid,
  valid_until date,
  reminded smallint not null default 0 check (reminded between 0 and 3),
  change_told_on date,
  primary key (authority_id, id),
  constraint one_version_per_number unique (authority_id, kind, number),
  constraint what_is_frozen_is_whole check ((content is null) = (frozen_at is null)
    and (content is null) = (content_hash is null)),
  constraint only_what_is_frozen_is_judged check (content is not null
    or (opinion is null and decision is null)),
  constraint an_opinion_has_a_day check ((opinion is null) = (opinion_on is null)),
  constraint a_decision_has_a_day_and_a_name check ((decision is null) = (decided_on is null)
    and (decision is null) = (signatory is null)),
  constraint an_assessment_is_decided_after_its_opinion check (decision is null or kind <> 'impact_assessment'
    or opinion is not null),
  constraint who_advises_does_not_decide check (opinion_by is null or decided_by is null
    or opinion_by <> decided_by),
  constraint only_what_is_accepted_lasts check
    ((decision is not null and decision <> 'refused') = (valid_until is not null)),
  constraint five_years_at_most check (valid_until <= decided_on + interval '5 years')
);
create unique index one_draft_per_document on compliance_version (authority_id, kind) where frozen_at is null;
comment on table compliance_version is
  'Versions of the impact assessment (GDPR art. 35) and of the security file (decree 2010-112, art. 5) of '
  'an authority. Once frozen, neither what was generated nor what was written changes. Kept as proof; '
  'about no person.';
comment on column compliance_version.texts is 'What agents wrote by hand.';
comment on column compliance_version.content is
  'What was generated when it was frozen (Content of the module): facts of the configuration, the '
  'catalogue, the risks. No secret, no personal data.';
comment on column compliance_version.content_hash is
  'SHA-256 of the authority, kind, number, instant, texts and content in canonical JSON.';
comment on column compliance_version.signatory is
  'Name and quality of who signs for the authority, in an official act.';
comment on column compliance_version.valid_until is 'Until when the decision holds.';
comment on column compliance_version.reminded is
  'Reminders of the end: 1 three months before, 2 one month before, 3 once over.';
comment on column compliance_version.change_told_on is
  'Day on which administrators were told that something changed since this version.';
