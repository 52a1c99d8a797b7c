/**
 * Begins a data folder, or goes on with it, on a made-up computer that is as it should be, so many days ago, and checks it there:
 * what the app finds when it is opened on that folder later. Run by `checkedEarlier` (device-desk.ts), in a process of its own.
 * Arguments: the folder, the beginning of the policy's reference, the days; less than none: the clock was ahead.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { osKeychain } from "../../main/keychain/index.ts";
import type { EndOfLife } from "../../main/model/device/end-of-life.ts";
import { deviceItems, type Read, type Readings } from "../../main/model/device/reading.ts";
import type { Looking, Workstation } from "../../main/services/workstation.ts";
import { Services } from "../../main/services.ts";
import { deviceId } from "../../main/shell/data-folder.ts";

const [folder = "", policy = "", days = "0"] = process.argv.slice(2);
const then = new Date(Date.now() - Number(days) * 86_400_000);

/** The day so many days before the check. */
const before = (count: number) => new Date(then.getTime() - count * 86_400_000).toISOString().slice(0, 10);

/** All as it should be. */
const sound: Readings = {
  system: {
    product: "windows-11",
    name: "Windows 11 Pro 99H1",
    cycle: "99H1",
    version: "99100.1",
    edition: "home-pro",
  },
  updates: { pending: 0, security: 0, restart: false, installedOn: before(3), lookedOn: before(1) },
  "automatic-updates": { how: "installs" },
  malware: {
    protections: [
      {
        name: "Microsoft Defender Antivirus",
        on: true,
        realTime: true,
        current: true,
        signaturesOn: before(1),
        version: "1.421.12.0",
      },
    ],
  },
  browsers: {
    browsers: [
      { kind: "edge", version: "901.0.1.2", isDefault: true, packagedCurrent: null },
      { kind: "firefox", version: "900.0", isDefault: false, packagedCurrent: null },
    ],
    otherDefault: null,
  },
  app: { version: "0.1.0", electron: "905.1.0" },
  firewall: { on: true, name: "Windows Defender Firewall" },
  encryption: { state: "on", by: "BitLocker" },
  "screen-lock": { locks: true, after: 600 },
};

function product(id: string, name: string, cycle: string, latest: string): EndOfLife["products"][number] {
  const newest = { cycle, until: before(-300), latest, latestOn: before(10) };
  return { id, name, sources: ["https://vendor.example/life"], cycles: [newest] };
}

const data: EndOfLife = {
  format: 1,
  // Where the city’s day is still the one before that of UTC it must not lie ahead.
  on: before(1),
  products: [
    product("windows-11", "Windows 11", "99H1", "99100.1"),
    product("edge", "Microsoft Edge", "901", "901.0.1.2"),
    product("firefox", "Firefox", "900", "900.0"),
    product("electron", "Electron", "905", "905.1.0"),
  ],
};

const workstation: Workstation = {
  family: "windows",
  name: "DESK-7",
  app: sound.app,
  look: async ({ onRead }: Looking) => {
    const reads = deviceItems.map((item) => ({ item, by: "measured", reading: sound[item] }) as Read);
    for (const _ of reads) onRead();
    return reads;
  },
  endOfLife: () => data,
};

const services = Services.create({
  folder,
  packFolder: join(import.meta.dirname, "..", "..", "assets", "policies"),
  clock: () => then,
  random: (bytes) => randomBytes(bytes),
  keychain: osKeychain(),
  osUser: "robin",
  device: deviceId(folder),
  workstation,
});
await services.start();
const phase = services.phase();
if (phase.phase === "first-run") {
  const pack = phase.packs.find(({ ref }) => ref.startsWith(policy))?.ref ?? "";
  const person = { name: "Robin Vale", role: "Social Media Coordinator", department: "Parks and Recreation" };
  await services.firstRun({ person, email: "robin.vale@sample.invalid", pack, passphrase: null });
}
const { check } = await services.ready.device.check("asked");
await services.close();
if (check?.verdict !== "met") {
  const amiss = check?.lines.filter(({ verdict, needed }) => needed && verdict !== "met");
  throw new Error(`the made-up computer is not as it should be: ${JSON.stringify(amiss)}`);
}
