import { z } from "zod";
import type { EncryptionReading } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { Around, Probe } from "../probe.ts";
import { parsePowerShell, powerShell } from "./power-shell.ts";

const shape = z.object({ protection: z.number().int().nullable() });

/** The padlock that the Explorer shows on a drive: the one thing that BitLocker tells a person without an administrator’s rights. */
export const encryptionProbe: Probe<"encryption", "drive"> = {
  item: "encryption",
  family: "windows",
  sources: (around) => ({ drive: powerShell(around, script(driveOf(around) ?? around.systemRoot.slice(0, 1))) }),
  parse: ({ drive }, around) => {
    // A folder on a server has no drive of this computer.
    if (driveOf(around) === null) return { state: null, by: "" };
    const found = parsePowerShell(drive, shape);
    if (found === null) return noReading(drive);
    return (found.protection === null ? null : meanings[found.protection]) ?? { state: null, by: "" };
  },
};

const script = (letter: string) =>
  `$v=(New-Object -ComObject Shell.Application).NameSpace('${letter}:\\').Self.ExtendedProperty('System.Volume.BitLockerProtection');` +
  "ConvertTo-Json -Compress -InputObject @{protection=$(if($null -eq $v){$null}else{[int]$v})}";

/** `C`; null: the data folder is not on a drive with a letter. */
function driveOf({ folder }: Around): string | null {
  return /^([A-Za-z]):[\\/]/.exec(folder)?.[1]?.toUpperCase() ?? null;
}

/**
 * System.Volume.BitLockerProtection; Microsoft documents the property, not its numbers: they are Explorer’s own (its “Turn on BitLocker” is
 * offered at 2). Suspended and not yet activated: the key lies open beside the data, so it protects nothing.
 */
const meanings: Readonly<Record<number, EncryptionReading>> = {
  1: { state: "on", by: "BitLocker" },
  2: { state: "off", by: "BitLocker" },
  3: { state: "under-way", by: "BitLocker" },
  4: { state: "off", by: "BitLocker, being removed" },
  5: { state: "off", by: "BitLocker, suspended" },
  6: { state: "on", by: "BitLocker" },
  8: { state: "off", by: "BitLocker, not activated" },
};
