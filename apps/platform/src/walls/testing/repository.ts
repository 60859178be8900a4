import { fileURLToPath } from "node:url";

/** The root of the repository, which holds what some of these tests write. */
export const REPOSITORY = fileURLToPath(new URL("../../../../../", import.meta.url));
