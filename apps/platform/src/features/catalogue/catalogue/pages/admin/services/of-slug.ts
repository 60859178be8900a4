import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import { catalogueErrors } from "../../../index.ts";

/** What an address of a service is refused for. */
export const ofSlug = listCodes(catalogueErrors, "catalogue.slug_taken", "catalogue.slug_not_valid");
