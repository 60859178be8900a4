import { Alert } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { type FingerprintToRead, readFingerprint } from "../../../index.ts";
import { FINGERPRINT_PATH } from "./fingerprint-page.tsx";
import { fingerprintWords } from "./fingerprint-words.ts";

/** One that waits for this very agent: not for who gave it, nor for who counts for one with them. */
export async function findFingerprintToCompare(context: Context): Promise<FingerprintToRead | undefined> {
  const read = await readFingerprint(context);
  return read?.check === "waiting" && !read.isTheirs ? read : undefined;
}

interface FingerprintNoticeProps {
  readonly visit: Visit;
  readonly read: FingerprintToRead;
}

/**
 * At the top of the administration: no exchange of quotients goes on without it. Of one whose giver has left,
 * what is to be done first.
 */
export function FingerprintNotice({ visit, read }: FingerprintNoticeProps) {
  const { brand, language } = visit;
  const words = fingerprintWords(language);
  const { register, givenBy, givenAt } = read;
  const day = givenAt && plainDay(toCivilDate(givenAt), language);
  return (
    <Alert tone="warning" title={words.waits(register)}>
      <p>
        {givenBy === undefined ? words.giverLeftText : words.waitsText(givenBy, day)}{" "}
        <a href={formatAdminPath(brand, FINGERPRINT_PATH)}>
          {givenBy === undefined ? words.see : words.compare}
        </a>
      </p>
    </Alert>
  );
}
