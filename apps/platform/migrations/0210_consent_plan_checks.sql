-- The day on which a person's grants are to be checked again (a birthday that a rule counts, the end of a notice), as the HMAC
-- of a civil day under the authority's key: a date in clear would tell a birthday. Empty: never worked out, hence due.
alter table person_grants add column next_check bytea not null default '';
alter table person_grants add constraint a_day_is_an_hmac check (octet_length(next_check) in (0, 16)) not valid;
-- lock: one short row a person who has a service; a hundred thousand are indexed in a fraction of a second.
create index grants_to_check on person_grants (authority_id, next_check);
comment on column person_grants.next_check is 'personal: HMAC of the civil day on which the calendar alone may change what a service is told, or of "never"; empty when no day was worked out yet.';
grant update (next_check) on person_grants to ardeco_app;
