#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { documentReader } from "../images/document-reader.ts";
import { certificateFolder, noCertificates, readCertificates } from "../trust/certificates.ts";
import { listSigners } from "../trust/list-signers.ts";
import type { Trust } from "../trust/trust.ts";
import { readTrustList } from "../trust/trust-list.ts";
import { verifyCode } from "../verify/verify-code.ts";
import { lineOf, lineOfNone } from "./line.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { codesOfFile, codesOfStandardInput, type Given } from "./sources.ts";

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exit(2);
}
process.exit((await verifyAll(options)) ? 0 : 1);

async function verifyAll(asked: Options): Promise<boolean> {
  const trust = await trustOf(asked);
  const reader = documentReader();
  let allValid = true;
  for (const file of asked.files) {
    const given = file === "-" ? codesOfStandardInput() : codesOfFile(file, reader);
    for await (const { line, valid } of answers(file, given, trust)) {
      process.stdout.write(`${line}\n`);
      allValid &&= valid;
    }
  }
  await reader.close();
  return allValid;
}

async function* answers(source: string, given: AsyncIterable<Given>, trust: Trust) {
  try {
    for await (const one of given) {
      if ("none" in one) yield { line: lineOfNone(source, one.none), valid: false };
      else {
        const verdict = await verifyCode(one.literal, trust);
        yield { line: lineOf(source, verdict), valid: verdict.valid };
      }
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    yield { line: lineOfNone(source, "file-not-read"), valid: false };
  }
}

async function trustOf({ trustList, listSigners: added, certificates, allowTest }: Options): Promise<Trust> {
  try {
    const signers = [...listSigners, ...(await Promise.all(added.map(signersOf))).flat()];
    return {
      list: trustList === null ? null : readTrustList(await readFile(trustList, "utf8"), signers),
      certificates: certificates === null ? noCertificates : await certificateFolder(certificates),
      allowTest,
      now: new Date(),
    };
  } catch (error) {
    console.error(`two-d-doc: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

async function signersOf(path: string) {
  return readCertificates(await readFile(path));
}
