/**
 * British "SW10 1HX", Canadian "K1A 0B1", Dutch "1012 AB", as compared: the district, then what a few houses
 * share.
 */
const WITH_DISTRICT = /^([A-Z]{1,2}\d[A-Z\d]?(?=\d[A-Z]{2}$)|[A-Z]\d[A-Z](?=\d[A-Z]\d$)|\d{4}(?=[A-Z]{2}$))/;

/** The district that a postcode begins with; empty where postcodes are not made so, as in France. */
export const districtOfPostcode = (postcode: string): string => WITH_DISTRICT.exec(postcode)?.[1] ?? "";
