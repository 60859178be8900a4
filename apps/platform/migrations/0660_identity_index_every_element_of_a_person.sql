-- What somebody said before is read, and erased, by whose it is: with live elements alone in the index, their history read the whole table.
-- lock: writes of elements wait a second a million rows, once
create index every_element_of_a_person on element (authority_id, person_id);
drop index elements_of_a_person;
