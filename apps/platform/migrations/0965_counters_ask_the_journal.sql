-- How far nights agreed is read in the journal: whoever writes in the tables wrote that day too. What is left beside the lines is a cache for a page.
alter table counter_chain drop column agreed_on;
-- lock: one row a counter
alter table counter_chain add constraint no_head_is_told_before_its_seal check (anchored <= seals);
