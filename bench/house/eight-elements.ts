/** What an enrolled inhabitant has at the least. */
export const eightElements = {
  given_name: "Jeanne",
  family_name: "Martin",
  birthdate: "1990-05-04",
  gender: "female",
  email: "jeanne.martin@example.org",
  phone_number: "+33612345678",
  address: {
    street_address: "12 rue Saint-Jean",
    postal_code: "14000",
    locality: "Caen",
    country: "FR",
    insee_code: "14118",
  },
  family_quotient: 612,
};
