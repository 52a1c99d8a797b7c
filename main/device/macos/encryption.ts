import type { EncryptionReading } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { Around, Outcome, Probe } from "../probe.ts";
import { parsePropertyList } from "./property-list.ts";

/** On another volume than the one with which the Mac starts FileVault’s own state says nothing; diskutil(8) knows each. */
export const encryptionProbe: Probe<"encryption", "filevault" | "volume"> = {
  item: "encryption",
  family: "macos",
  sources: (around) => ({
    filevault: { run: "/usr/bin/fdesetup", args: ["status"] },
    volume: { run: "/usr/sbin/diskutil", args: ["info", "-plist", volumeOf(around) ?? "/System/Volumes/Data"] },
  }),
  parse: ({ filevault, volume }, around) => {
    if (volumeOf(around) !== null) return ofVolume(volume);
    if (filevault.state !== "ok") return filevault.state;
    return ofFileVault(filevault.text) ?? noReading(filevault);
  },
};

/** `/Volumes/Office`; null: the volume with which the Mac starts. */
function volumeOf({ folder }: Around): string | null {
  return /^\/Volumes\/[^/]+/.exec(folder)?.[0] ?? null;
}

/** fdesetup(8), in English on every Mac. What it says of its next restart, or of its progress, comes in a line of its own and weighs more. */
function ofFileVault(text: string): EncryptionReading | null {
  const by = "FileVault";
  if (/^Encryption in progress/m.test(text)) return { state: "under-way", by };
  if (/^Decryption in progress/m.test(text) || /^FileVault is Off[.,]/m.test(text)) return { state: "off", by };
  return /^FileVault is On\.\s*\n$/.test(text) ? { state: "on", by } : null;
}

/** Not `Encryption`: newer Macs encrypt every volume in hardware, and without FileVault the key lies open. */
function ofVolume(outcome: Outcome) {
  const list = parsePropertyList(outcome);
  if (list === null) return noReading(outcome);
  const protectedSo = list.flag("FileVault");
  const own = list.flag("EncryptionThisVolumeProper");
  if (protectedSo === true || own === true) return { state: "on", by: "FileVault" } as const;
  return protectedSo === false ? ({ state: "off", by: "FileVault" } as const) : ({ state: null, by: "" } as const);
}
