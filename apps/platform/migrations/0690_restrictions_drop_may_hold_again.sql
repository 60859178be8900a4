-- lock: none; a function that nothing calls any more: whether a lifting may be taken back is read in the pause itself, from the lifting on.
drop function ardeco_may_hold_again(uuid, date);
