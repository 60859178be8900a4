/** Where the family lived. */
export const old = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};
/** What the form is sent with, for a new address in another commune. */
export const inIfs = {
  value_address_street: "3 rue de Rocquancourt",
  value_address_postcode: "14123",
  value_address_city: "Ifs",
};
/** From when. */
export const since = { depuis_day: "2", depuis_month: "11", depuis_year: "2026" };
