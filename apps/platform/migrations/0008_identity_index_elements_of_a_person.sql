-- Every page reads the live elements of a few people: the two unique indexes serve one state each, and a query for both
-- read the whole table (75 ms at 100,000 people).
create index elements_of_a_person on element (authority_id, person_id) where state in ('declared', 'validated');
