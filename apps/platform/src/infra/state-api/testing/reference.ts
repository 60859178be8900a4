import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Beside the project, read in place: the State's own test cases (siade_staging_data, MIT). */
export const recordedDirectory = fileURLToPath(
  new URL("../../../../../../../shared/reference/state-apis/api-particulier/", import.meta.url),
);

/** Whether they are there; tests that need them say that they are left out otherwise. */
export const hasRecorded = existsSync(recordedDirectory);
