// Identifiers of the eKYC & IDA working group (https://openid.net/wg/ekyc-ida/identifiers/, read in November
// 2026), which the two standards call "predefined values": only those that a French authority could use. A
// value of one's own is allowed where the standard says so, and is named with its country: `fr_…`.

export const trustFrameworks = ["eidas"];

export const assuranceLevels = { eidas: ["low", "substantial", "high"] };

/** Of `check_details`: none may be invented, since a reader decides on it. */
export const checkMethods = [
  "vpip",
  "vpiruv",
  "vri",
  "vdig",
  "vcrypt",
  "data",
  "auth",
  "token",
  "kbv",
  "pvp",
  "pvr",
  "bvp",
  "bvr",
];

export const documents = [
  "idcard",
  "passport",
  "driving_permit",
  "residence_permit",
  "bank_statement",
  "utility_statement",
  "mortgage_statement",
  "loan_statement",
  "tax_statement",
  "social_security_statement",
  "birth_certificate",
  "adoption_certificate",
  "marriage_certificate",
  "gender_certificate",
  "education_certificate",
  "visa",
  "military_id",
  "voter_id",
];

export const records = [
  "birth_register",
  "population_register",
  "voter_register",
  "adoption_register",
  "marriage_register",
  "education",
  "military",
  "tax",
  "social_security",
];
