// For script/sbom: writes what runs in production (CycloneDX) and its licences, in .build/ or where it is
// told.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cycloneDx } from "./bill/cyclonedx.ts";
import { notices } from "./bill/notices.ts";
import { productionPackages } from "./bill/production.ts";

const root = process.cwd();
const [folder = ".build"] = process.argv.slice(2);
const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const packages = productionPackages(root);
mkdirSync(folder, { recursive: true });
const [bill, licences] = [join(folder, "sbom.cdx.json"), join(folder, "licences.txt")];
writeFileSync(bill, `${JSON.stringify(cycloneDx(packages, version), null, 2)}\n`);
writeFileSync(licences, notices(root, packages));
console.log(`${packages.length} packages: ${bill}, ${licences}`);
