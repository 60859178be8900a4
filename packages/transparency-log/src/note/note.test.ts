import { sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aSigner } from "../testing/a-log.ts";
import { EMPTY_ROOT } from "../tree/hash.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { cosign, cosignedAt, findCosignature } from "./cosignature.ts";
import { readVerifier, verifierOf, writeVerifier } from "./key.ts";
import { isSignedBy, readNote, signNote, writeNote } from "./note.ts";

// The example of golang.org/x/mod/sumdb/note (BSD-3-Clause).
const GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

describe("a note that Go signed", () => {
  const verifier = readVerifier(GO_KEY);

  test("is verified, and read and written back as it was", () => {
    const note = readNote(GO_NOTE);
    expect(note !== null && verifier !== null && isSignedBy(note, verifier)).toBe(true);
    expect(note && writeNote(note)).toBe(GO_NOTE);
    expect(verifier && writeVerifier(verifier)).toBe(GO_KEY);
  });

  test("is refused once a word is changed", () => {
    const note = readNote(GO_NOTE.replace("answer", "remedy"));
    expect(note !== null && verifier !== null && isSignedBy(note, verifier)).toBe(false);
  });
});

describe("base64 is read in one writing alone", () => {
  test.each([
    ["last bits that are not zero", GO_NOTE.replace("nAM=", "nAN=")],
    ["padding left out", GO_NOTE.replace("nAM=", "nAM")],
    ["padding too much", GO_NOTE.replace("nAM=", "nAM==")],
  ])("a signature with %s is no note", (_what, written) => {
    expect(written).not.toBe(GO_NOTE);
    expect(readNote(written)).toBeNull();
  });

  test.each([
    ["padding added", `${GO_KEY}=`],
    ["more padding", `${GO_KEY}==`],
    ["a character that ends no byte", `${GO_KEY}A`],
  ])("a key with %s is no verifier", (_what, written) => {
    expect(readVerifier(written)).toBeNull();
  });
});

test.each([
  ["a name with a space", GO_KEY.replace("PeterNeumann", "Peter Neumann")],
  ["a hash that is not of this key", GO_KEY.replace("c74f20a3", "c74f20a4")],
  ["a key cut short", GO_KEY.slice(0, -4)],
  ["another kind of key", GO_KEY.replace("+ARpc", "+ARpd")],
  ["nothing", ""],
])("%s is no verifier", (_what, written) => {
  expect(readVerifier(written)).toBeNull();
});

test("a name that a note cannot hold is refused", () => {
  const { key } = aSigner();
  expect(() => verifierOf("Ville de Caen", key, 1)).toThrow(TypeError);
});

test.each([
  ["nothing", ""],
  ["no signature", "text\n"],
  ["a signature line that is none", "text\n\nrien\n"],
  ["a control character", "te\u0007xt\n\n— a AAAAAAA=\n"],
  ["no end of line", GO_NOTE.slice(0, -1)],
  ["a hundred and one signatures", `text\n\n${"— a AAAAAAAAAAA=\n".repeat(101)}`],
])("%s is no note", (_what, written) => {
  expect(readNote(written)).toBeNull();
});

test("any text is signed and read back, its own paragraphs included", () => {
  const { verifier, key } = aSigner();
  const texts = fc
    .array(fc.constantFrom("a", "é", "\n", " ", "— x y"), { maxLength: 30 })
    .map((all) => `${all.join("")}\n`);
  fc.assert(
    fc.property(texts, (text) => {
      const note = readNote(writeNote({ text, signatures: [signNote(text, verifier, key)] }));
      expect(note?.text).toBe(text);
      expect(note !== null && isSignedBy(note, verifier)).toBe(true);
    }),
  );
});

test("a cosignature says when, and stands for that moment only", () => {
  const log = aSigner();
  const { verifier, key } = aSigner("calvados.example/witness", 4);
  const text = writeCheckpoint({ origin: log.verifier.name, size: 0, root: EMPTY_ROOT });
  const signature = cosign(text, new Date("2026-11-25T10:00:00.900Z"), verifier, key);
  expect(cosignedAt({ text, signatures: [signature] }, verifier)).toEqual(new Date("2026-11-25T10:00:00Z"));
  const later = Buffer.from(signature.bytes);
  later[7] = (later[7] ?? 0) + 1;
  expect(cosignedAt({ text, signatures: [{ ...signature, bytes: later }] }, verifier)).toBeNull();
  expect(cosignedAt({ text: text.replace("\n0\n", "\n1\n"), signatures: [signature] }, verifier)).toBeNull();
  expect(readVerifier(writeVerifier(verifier))).toMatchObject({ name: verifier.name, type: 4 });
});

test("of all the lines in a witness's name, the one that verifies is found; a time that is no date is none", () => {
  const { verifier, key } = aSigner("calvados.example/witness", 4);
  const real = cosign("text\n", new Date("2026-11-25T10:00:00Z"), verifier, key);
  const junk = { ...real, bytes: Buffer.alloc(72, 7) };
  expect(findCosignature({ text: "text\n", signatures: [junk, real, junk] }, verifier)?.signature).toBe(real);
  const far = 2n ** 63n;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(far);
  const signed = sign(null, Buffer.from(`cosignature/v1\ntime ${far}\ntext\n`), key);
  const late = { ...real, bytes: Buffer.concat([bytes, signed]) };
  expect(findCosignature({ text: "text\n", signatures: [late] }, verifier)).toBeNull();
});

describe("a checkpoint", () => {
  const { verifier, key } = aSigner();
  const signed = (text: string) => writeNote({ text, signatures: [signNote(text, verifier, key)] });
  const text = writeCheckpoint({ origin: verifier.name, size: 12, root: EMPTY_ROOT });

  test("is read back, whatever extensions follow", () => {
    expect(readCheckpoint(signed(`${text}extension\n`))?.checkpoint).toEqual({
      origin: verifier.name,
      size: 12,
      root: EMPTY_ROOT,
    });
  });

  test("of the largest size that is exact is read", () => {
    const largest = text.replace("\n12\n", `\n${Number.MAX_SAFE_INTEGER}\n`);
    expect(readCheckpoint(signed(largest))?.checkpoint.size).toBe(Number.MAX_SAFE_INTEGER);
  });

  test.each([
    ["a size that is none", text.replace("\n12\n", "\n012\n")],
    ["a negative size", text.replace("\n12\n", "\n-1\n")],
    ["a signed size", text.replace("\n12\n", "\n+12\n")],
    ["a size with a space", text.replace("\n12\n", "\n12 \n")],
    ["a size in another notation", text.replace("\n12\n", "\n1e3\n")],
    ["a size that a number cannot hold", text.replace("\n12\n", `\n${"9".repeat(20)}\n`)],
    ["a size of 2^53, which is read as the one after", text.replace("\n12\n", `\n${2 ** 53}\n`)],
    ["a size above 2^53", text.replace("\n12\n", "\n9999999999999999\n")],
    [
      "a root whose last bits are not zero",
      text.replace(/.=\n$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=\n`),
    ],
    ["a root cut short", text.slice(0, -6)],
    ["no origin", text.replace(/^.*\n/, "\n")],
  ])("with %s is refused", (_what, written) => {
    expect(readCheckpoint(signed(written.endsWith("\n") ? written : `${written}\n`))).toBeNull();
  });
});
