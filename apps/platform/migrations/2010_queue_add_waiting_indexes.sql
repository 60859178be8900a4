-- The queue of the desk reads the first page of what came in, of every state to be done, and of letters to print.
-- lock: nothing is in these tables yet where the platform is not in use; elsewhere some seconds for 100,000 files.
create index files_by_arrival on enrolment_file (authority_id, submitted_at, id)
  where state in ('submitted', 'in_review');
-- lock: as above, for messages.
create index letters_that_wait on message (authority_id, day, id) where channel = 'letter' and state = 'waiting';
