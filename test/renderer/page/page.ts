/**
 * The window over the bridge in memory: `?pack=0&phase=first-run&keys=sample-file&empty&fault&vault=locked`. For looking at screens
 * without main. `vault`: `none` (no custodian's key yet), `bare` (a key, no vaults), `locked`, `passphrase` (locked, and a passphrase on
 * top: “sample words that open it”); otherwise the furnished vaults lie open. `records=bare`: no exports, requests, incidents or holds.
 * `register=bare`: accounts only, nobody and nothing else in the register. `device`: `never` (not
 * checked yet), `met`, `unknown`, `stale`, `free` (the policy asks for none); otherwise two lines are to be mended. The bridge lies on
 * `window.custodia`.
 */
import anchorage from "../../../assets/policies/anchorage-pp-16-5.json" with { type: "json" };
import anoka from "../../../assets/policies/anoka-social-media-policy.json" with { type: "json" };
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import type { AppState, KeyStore } from "../../../preload/contract.ts";
import { FakeBridge } from "../fake-bridge.ts";
import { furnishDevice } from "../fake-device/furnish.ts";
import { furnishRecords } from "../fake-records/sample.ts";
import { furnishRegister } from "../fake-register/sample.ts";
import { furnishVaults } from "../fake-vault/sample.ts";
import { furnish } from "./sample.ts";

const packs = [anchorage, anoka] as unknown as PolicyPack[];
const query = new URLSearchParams(location.search);
const bridge = new FakeBridge({
  packs,
  pack: Number(query.get("pack") ?? 0),
  clock: () => new Date(),
  keyStore: (query.get("keys") ?? "keychain") as KeyStore,
  verifyFault: query.has("fault"),
});
bridge.theme = query.get("theme") === "dark" ? "dark" : "light";

const host = { kind: "stand-in", version: "24.0.0", app: "0.1.0", platform: "linux", canCapture: false } as const;
const folder = "/home/sample/.config/Custodia";
const phases: Record<string, AppState> = {
  "first-run": {
    phase: "first-run",
    packs: packs.map((pack) => ({ ...pack, ref: packRef(pack) })),
    refusedPacks: [
      {
        file: "springfield.json",
        refused: { code: "PACK_FROM_FUTURE", detail: { file: "springfield.json", format: 2 } },
      },
    ],
    keychain: query.has("nokeys") ? { code: "KEYCHAIN_ABSENT" } : null,
    folder,
    host,
  },
  passphrase: { phase: "passphrase", folder, host },
  stopped: {
    phase: "stopped",
    refused: { code: "FOLDER_IN_USE", detail: { host: "front-desk", pid: 4711 } },
    folder,
    host,
  },
};
bridge.phase = phases[query.get("phase") ?? ""] ?? null;
const vault = query.get("vault");
if (bridge.phase === null && vault !== "none") {
  const passphrase = vault === "passphrase" ? bridge.vault.dialogs.passphrase : null;
  bridge.vault.makeIdentity("sample.coordinator@sample.invalid", passphrase);
  if (vault !== "bare" && !query.has("empty")) furnishVaults(bridge.vault);
  if (vault === "locked" || vault === "passphrase") bridge.vault.lockNow();
}
document.documentElement.dataset.theme = bridge.theme;
Object.assign(window, { custodia: bridge });
if (!query.has("empty")) await furnish(bridge, packs[Number(query.get("pack") ?? 0)] as PolicyPack);
if (!query.has("empty") && query.get("records") !== "bare") await furnishRecords(bridge.records);
if (!query.has("empty") && query.get("register") !== "bare") await furnishRegister(bridge.register);
if (!query.has("empty")) furnishDevice(bridge.device, query.get("device") ?? "not-met");
await import("../../../renderer/main.tsx");
