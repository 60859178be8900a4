-- Each request for a link counts those that wait for the same account.
create index waiting_links_of_a_subject on sign_in_link (authority_id, subject_id) where used_at is null;
