-- A file whose columns were misunderstood is given again and mapped better. Its content left once it was taken, so that it comes as another
-- row; what came of the first stays told. While one waits or runs, the same content is still that one.
drop index one_file_per_content;
-- lock: a few files an establishment, whose rows leave after a year
create unique index one_waiting_file_per_content on person_file (authority_id, establishment_id, digest) where digest is not null and state <> 'done';
-- lock: a few files an establishment, whose rows leave after a year
create index done_files_of_a_content on person_file (authority_id, establishment_id, digest) where state = 'done';
comment on column person_file.digest is 'not personal: HMAC of the content, under the authority''s key: the same file again, while it waits or runs, is the same row.';
