-- One organisation with a domain of its own can make up addresses without end: its spaces of a day are counted, so that it
-- does not fill everybody's day.
-- lock: some thousand spaces at most
alter table sandbox_space add column domain_index bytea check (length(domain_index) = 16);
comment on column sandbox_space.domain_index is 'personal: HMAC of the domain of the vendor''s address under the front''s key, to count the spaces that one domain opens in a day; null before, and once closed.';
-- lock: some thousand spaces at most
create index spaces_of_a_day on sandbox_space (front_id, opened_on);
grant update (domain_index) on sandbox_space to ardeco_app;
