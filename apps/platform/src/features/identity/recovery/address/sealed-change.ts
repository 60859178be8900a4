import { type PersonId, parseId } from "../../../../kernel/ids.ts";

/** As the account holds it: the former address is kept as it was sealed there. */
export const FORMER_ADDRESS_FIELD = "account:email";
export const formatAddressField = (id: string): string => `address_change:${id}`;
export const getChangePersonId = ({ person_id }: { readonly person_id: string }): PersonId =>
  parseId<"person">(person_id);
