import { AppError } from "../../lib/app-error.ts";
import { storageError } from "../../lib/storage-error.ts";
import type { Refused } from "../../model/error-code.ts";
import type { AgeIdentity } from "../../vault/age-file.ts";
import { readVault } from "../../vault/queries.ts";
import { readOptions, required } from "../arguments.ts";
import type { Output } from "../index.ts";
import { printable, printableLine } from "../printable.ts";
import { sentence } from "../sentence.ts";
import { keyOptions, openingKeys } from "./key.ts";
import { checkVault, openPlace, type VaultPlace, vaultIds } from "./place.ts";

interface Verdict {
  readonly vault: string;
  readonly name: string;
  readonly ok: boolean;
  readonly revision: number | null;
  readonly at: string | null;
  /** E-mail address of the custodian who signed. */
  readonly signedBy: string | null;
  readonly credentials: number | null;
  readonly custodians: number | null;
  readonly refused: Refused | null;
}

/** Opens every vault: 0 when all of them do, 1 when one does not. */
export async function openCheck(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args, { data: { type: "string" }, json: { type: "boolean" }, ...keyOptions });
  const place = openPlace(required(options.data, "--data DIR"));
  try {
    const identities = await openingKeys(place, options, output);
    const verdicts: Verdict[] = [];
    for (const vault of vaultIds(place)) verdicts.push(await verdictOn(place, identities, vault));
    const ok = verdicts.every((verdict) => verdict.ok);
    const json = () => `${JSON.stringify({ ok, vaults: verdicts })}\n`;
    output.out(printable(options.json === true ? json() : told(verdicts)));
    return ok ? 0 : 1;
  } finally {
    place.close();
  }
}

async function verdictOn(place: VaultPlace, identities: readonly AgeIdentity[], vault: string): Promise<Verdict> {
  try {
    const { opened, signer } = await checkVault(place, identities, vault);
    const { content, statement } = opened;
    return {
      vault,
      name: content.name,
      ok: true,
      revision: statement.revision,
      at: statement.at,
      signedBy: signer.email,
      credentials: content.credentials.length,
      custodians: content.custodians.length,
      refused: null,
    };
  } catch (error) {
    const name = readVault(place.database, vault)?.summary.name ?? "";
    const nothing = { revision: null, at: null, signedBy: null, credentials: null, custodians: null };
    return { vault, name, ok: false, ...nothing, refused: storageError(error).refused() };
  }
}

function told(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return "There are no vaults in this folder yet.\n";
  const failed = verdicts.filter(({ ok }) => !ok).length;
  const summary =
    failed === 0
      ? `All ${verdicts.length} vault(s) open.\n`
      : `${failed} of ${verdicts.length} vault(s) DO NOT OPEN.\n`;
  return `${verdicts.map(lineOf).join("")}${summary}`;
}

function lineOf({ vault, name, refused, revision, credentials, signedBy, at }: Verdict): string {
  const named = printableLine(name === "" ? vault : name, 120);
  if (refused === null) {
    return `${named}: opens; revision ${revision}, ${credentials} credential(s), signed by ${printableLine(signedBy ?? "", 120)} at ${at}\n`;
  }
  return `${named}: ${sentence(new AppError(refused.code, refused.detail))} (${refused.code})\n`;
}
