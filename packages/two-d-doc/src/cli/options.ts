import { parseArgs } from "node:util";

export interface Options {
  readonly allowTest: boolean;
  readonly trustList: string | null;
  /** PEM or DER files of certificates that may sign the trust list, beside the one known. */
  readonly listSigners: readonly string[];
  /** Folder of the certificates that signed documents. */
  readonly certificates: string | null;
  /** Folder of revocation lists. */
  readonly revocations: string | null;
  /** Files, or "-" for the standard input. */
  readonly files: readonly string[];
}

export const USAGE = `two-d-doc verify [--allow-test] [--trust-list FILE] [--list-signer FILE]… [--certificates FOLDER] [--revocations FOLDER] FILE…

Verifies the 2D-Docs of each FILE (text, image or PDF) and prints a line of JSON for each code:
valid, reason, issuer, type, fields (by identifier; fieldNames says what each means). "-" reads JSON strings from the standard input, one a line.

  --allow-test          takes the test authority FR00, whose key is public
  --trust-list FILE     the signed list of authorities that ANTS publishes
  --list-signer FILE    a certificate that may sign that list, beside the one known
  --certificates FOLDER the certificates that signed the documents (DER or PEM)
  --revocations FOLDER  the revocation lists of their authorities (DER or PEM); one must then
                        be there, in date. Without it, nothing is known of revocations
  --help                these words

Ends with 0 when every code is valid, 1 when one is not or a file holds none, 2 when asked wrongly.`;

/** What is wrong with what was asked, in a sentence. */
export class NotUnderstood extends Error {
  override readonly name = "NotUnderstood";
}

/** @throws NotUnderstood */
export function readOptions(args: readonly string[]): Options | "help" {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "allow-test": { type: "boolean", default: false },
        "trust-list": { type: "string" },
        "list-signer": { type: "string", multiple: true, default: [] },
        certificates: { type: "string" },
        revocations: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const [command, ...files] = positionals;
    if (values.help || command === "help") return "help";
    if (command === undefined) throw new NotUnderstood("Nothing was asked: two-d-doc verify FILE.");
    if (command !== "verify") throw new NotUnderstood(`“${command}” is no command: verify.`);
    if (files.length === 0) throw new NotUnderstood("verify needs a file, or - for the standard input.");
    return {
      allowTest: values["allow-test"],
      trustList: values["trust-list"] ?? null,
      listSigners: values["list-signer"],
      certificates: values.certificates ?? null,
      revocations: values.revocations ?? null,
      files,
    };
  } catch (error) {
    if (error instanceof NotUnderstood) throw error;
    // The sentence of Node names the option; what follows it is advice for other cases.
    throw new NotUnderstood(`${String(error instanceof Error ? error.message : error).split(". ")[0]}.`);
  }
}
