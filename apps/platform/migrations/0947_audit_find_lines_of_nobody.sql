-- What verifications keep of counters and tills is in lines about nobody: they are read without reading everybody's.
-- lock: a few seconds a million lines, once, before the servers start
create index journal_of_the_house on journal_entry (authority_id, position desc) where person_id is null;
