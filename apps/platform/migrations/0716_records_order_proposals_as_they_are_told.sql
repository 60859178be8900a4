-- How likely a proposal is said to be weighs what differs: two birth dates are never almost certain, whatever the probability. The list is in
-- the order of what it says. Rows of before are in the order of probability until the next comparison writes them again.
-- lock: twenty thousand proposals an authority at most, written anew by each comparison
alter table record_proposal add column likelihood smallint not null default 0 check (likelihood between 0 and 3);
comment on column record_proposal.likelihood is 'not personal: place of what is said of it, 0 almost certain, 3 possible: a probability, and what the two say otherwise.';
drop index proposals_by_probability;
-- lock: twenty thousand proposals an authority at most, written anew by each comparison
create index proposals_as_told on record_proposal (authority_id, likelihood, probability desc, id);
