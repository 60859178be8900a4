-- Left NOT VALID by 1102, in a transaction of its own as 0041 asks.
alter table client validate constraint a_change_waits_until;
