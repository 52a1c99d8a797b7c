import type { EncryptionReading } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { Probe } from "../probe.ts";
import { okText } from "../text-of.ts";

type Names = "volume" | "devices";

/** LUKS below the volume of the data folder; encrypted folders by what they are mounted as. */
export const encryptionProbe: Probe<"encryption", Names> = {
  item: "encryption",
  family: "linux",
  sources: ({ folder }) => ({
    volume: { run: "/usr/bin/findmnt", args: ["-J", "-o", "SOURCE,FSTYPE,TARGET", "-T", folder] },
    devices: { run: "/usr/bin/lsblk", args: ["-J", "-s", "-o", "NAME,PATH,TYPE,FSTYPE"] },
  }),
  parse: ({ volume, devices }) => {
    const mounted = objectsIn(jsonOf(okText(volume)), "filesystems").at(-1);
    const source = wordOf(mounted?.source);
    const type = wordOf(mounted?.fstype);
    if (source === "" || type === "") return noReading(volume);
    const folder = folderEncryption[type];
    if (folder !== undefined) return { state: "on", by: folder };
    // btrfs names the subvolume behind its device: `/dev/mapper/luks-1f[/home]`.
    const path = source.replace(/\[.*\]$/, "");
    const device = objectsIn(jsonOf(okText(devices)), "blockdevices").find((found) => found.path === path);
    // Network volumes, ZFS, memory and layers of containers have no block device to look at.
    if (device === undefined || !path.startsWith("/dev/")) return { state: null, by: "" };
    return chainReading(device);
  },
};

/** By the type of the file system. */
const folderEncryption: Readonly<Record<string, string>> = {
  ecryptfs: "eCryptfs",
  "fuse.gocryptfs": "gocryptfs",
  "fuse.encfs": "EncFS",
  "fuse.cryfs": "CryFS",
};

type Fields = Readonly<Record<string, unknown>>;

/** Every way down to a disk must lead through a layer that encrypts: a volume may lie on several disks. */
function chainReading(device: Fields): EncryptionReading {
  const kinds = waysDown(device, 0);
  if (kinds === null) return { state: null, by: "" };
  if (kinds.every((way) => way.includes("crypt"))) return { state: "on", by: "LUKS" };
  return { state: "off", by: "" };
}

/** The types on each way from the device to a disk; null: that is no list of devices. */
function waysDown(device: Fields, depth: number): readonly (readonly string[])[] | null {
  const type = wordOf(device.type);
  if (type === "" || depth > 12) return null;
  const below = objectsIn(device, "children");
  if (below.length === 0) return ["disk", "part", "rom"].includes(type) ? [[type]] : null;
  const ways = below.slice(0, 64).map((child) => waysDown(child, depth + 1));
  if (ways.some((way) => way === null)) return null;
  return ways.flatMap((way) => (way ?? []).map((types) => [type, ...types]));
}

function objectsIn(value: unknown, key: string): readonly Fields[] {
  const list = isFields(value) ? value[key] : null;
  return Array.isArray(list) ? list.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Cut off or no JSON: there is nothing to read in it.
    return null;
  }
}
