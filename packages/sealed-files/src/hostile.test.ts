import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Identity,
  makeIdentity,
  openSealed,
  SealedFileError,
  seal,
  sealedFileProblems,
} from "./index.ts";

// A file comes from outside: whatever it is, it is refused in one sentence, in no time, and nothing of it is
// read.

const CONTENT = Buffer.from("reference;quotient\nA1B2;742\n");
const now = new Date("2027-01-04T08:00:00Z");
const validity = { validFrom: new Date("2026-01-01"), validTo: new Date("2029-01-01") };

let town: Identity;
let caf: Identity;
let sealed: Buffer;
beforeAll(async () => {
  [town, caf] = await Promise.all([
    makeIdentity({ name: "Ville de Caen", ...validity }),
    makeIdentity({ name: "CAF", ...validity }),
  ]);
  sealed = seal(CONTENT, { recipient: town.certificate, sender: caf, now });
});

const open = (file: Uint8Array, largestBytes?: number) =>
  openSealed(file, {
    recipient: town,
    senders: [caf.certificate],
    now,
    ...(largestBytes ? { largestBytes } : {}),
  });
const problem = (file: Uint8Array, largestBytes?: number): string => {
  try {
    open(file, largestBytes);
    return "opened";
  } catch (error) {
    if (!(error instanceof SealedFileError)) throw error;
    expect(error.fr).toBe(sealedFileProblems[error.code].fr);
    return error.code;
  }
};

test("sealed and opened, it is the same file, from who sealed it", () => {
  const { content, sender } = open(sealed);
  expect(content.equals(CONTENT)).toBe(true);
  expect(sender.subject).toBe("CN=CAF");
  expect(seal(CONTENT, { recipient: town.certificate, sender: caf, now }).equals(sealed)).toBe(false);
});

test("altered at one byte in three, each bit in turn, it is refused, or says exactly what was sealed", () => {
  let same = 0;
  for (let at = 0; at < sealed.length; at += 3) {
    const altered = Buffer.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ (1 << ((at / 3) % 8));
    if (problem(altered) !== "opened") continue;
    // A bit of a tag or of a version that nobody reads: the tag and the signature cover the rest.
    expect(open(altered).content.equals(CONTENT)).toBe(true);
    same += 1;
  }
  expect(same).toBeLessThan(10);
});

test("cut anywhere, it says that it is incomplete", () => {
  for (let end = 2; end < sealed.length; end += 7) expect(problem(sealed.subarray(0, end))).toBe("cut_short");
  expect(problem(Buffer.alloc(0))).toBe("cut_short");
});

test("a byte after the end is refused: it is in no signature", () => {
  expect(problem(Buffer.concat([sealed, Buffer.from([0])]))).toBe("not_sealed");
});

describe("what is built to exhaust", () => {
  /** Time of the processor, not of the clock: the machine does other things. */
  const within = (milliseconds: number, run: () => void) => {
    const start = process.threadCpuUsage();
    run();
    expect(process.threadCpuUsage(start).user / 1_000).toBeLessThan(milliseconds);
  };

  test("a length of four gigabytes, or of a hundred bytes of length", () => {
    within(200, () => {
      expect(problem(Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x00]))).toBe("cut_short");
      expect(problem(Buffer.concat([Buffer.from([0x30, 0xe4]), Buffer.alloc(100, 0xff)]))).toBe("not_sealed");
    });
  });

  test("a million levels", () => {
    within(1_000, () => expect(problem(Buffer.alloc(2_000_000, Buffer.from([0x30, 0x80])))).toBe("too_deep"));
  });

  test("millions of empty values", () => {
    const many = Buffer.alloc(4_000_000, Buffer.from([0x05, 0x00]));
    const head = Buffer.from([0x30, 0x83, 0x3d, 0x09, 0x00]);
    within(1_000, () => expect(problem(Buffer.concat([head, many]))).toBe("too_deep"));
  });

  test("more bytes than it should hold", () => {
    expect(problem(sealed, sealed.length - 1)).toBe("too_large");
    within(1_000, () => expect(problem(randomBytes(33 * 1024 * 1024))).toBe("too_large"));
  });

  test("a text that looks like PEM for ever", () => {
    const pem = Buffer.from(`-----BEGIN CMS-----\n${"A ".repeat(2_000_000)}`);
    within(2_000, () => expect(problem(pem)).toBe("not_sealed"));
  });
});

test("any bytes at all are refused by a code that is on the list", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(Object.keys(sealedFileProblems)).toContain(problem(bytes));
    }),
    { numRuns: 2_000 },
  );
});

test("pieces of a sealed file put together otherwise are refused", () => {
  fc.assert(
    fc.property(
      fc.nat(sealed.length),
      fc.nat(sealed.length),
      fc.uint8Array({ maxLength: 40 }),
      (from, to, between) => {
        const made = Buffer.concat([sealed.subarray(0, from), between, sealed.subarray(to)]);
        fc.pre(!made.equals(sealed));
        if (problem(made) === "opened") expect(open(made).content.equals(CONTENT)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
