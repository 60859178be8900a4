const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Completed years between two civil dates (`YYYY-MM-DD`). Someone born on 29 February completes a year at the
 * end of 28 February (Code de procédure civile, art. 641 al. 2 and 642, by analogy: no identical day, the
 * period ends with the last day of the month, at midnight), so is one year older from 1 March on. Throws on
 * anything but two dates in order: a rule that throws never answers yes.
 */
export function age(birthdate: string, today: string): bigint {
  const birth = CIVIL_DATE.exec(birthdate);
  const now = CIVIL_DATE.exec(today);
  if (!birth || !now) throw new RangeError("age() takes two civil dates, YYYY-MM-DD");
  if (today < birthdate) throw new RangeError("age() of someone who is not born yet");
  const beforeBirthday = today.slice(5) < birthdate.slice(5);
  return BigInt(Number(now[1]) - Number(birth[1]) - (beforeBirthday ? 1 : 0));
}
