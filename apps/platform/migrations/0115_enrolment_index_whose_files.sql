-- "Mine" and "to take" read the first page of what is due without passing by the files of others.
drop index files_of_an_agent;
create index files_due_of_an_agent on enrolment_file (authority_id, assigned_to, due_on, id) where state in ('submitted', 'in_review');
create index files_due_of_nobody on enrolment_file (authority_id, due_on, id) where state in ('submitted', 'in_review') and assigned_to is null;
