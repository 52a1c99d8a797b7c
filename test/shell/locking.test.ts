import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { Services } from "../../main/services.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { lockVaults, lockWith, tellOfVaults } from "../../main/shell/locking.ts";
import type { VaultDesk } from "../../preload/contract.ts";
import { record } from "../standin/record.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const desk = (lock: VaultDesk["lock"]): VaultDesk => ({
  lock,
  identity: null,
  settings: { idleMinutes: 5, clipboardSeconds: 10 },
  vaults: [],
});

let folder: string;
let errors: ErrorLog;
let locked: string[];

function services(phase: string, lock = (why: string): unknown => locked.push(why)): Services {
  const ready = () => {
    if (phase !== "ready") throw new AppError("PROFILE_MISSING");
    return { vaultDesk: { lock } };
  };
  return {
    phase: () => ({ phase }),
    get ready() {
      return ready();
    },
  } as unknown as Services;
}

beforeEach(() => {
  folder = temporaryFolder();
  errors = new ErrorLog(join(folder, "errors.log"));
  locked = [];
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

describe("the vaults", () => {
  it("lock when the screen locks, when the computer sleeps, and when it is shut down", () => {
    const system = new EventEmitter();
    lockWith(system as Electron.PowerMonitor, services("ready"), errors);
    for (const event of ["lock-screen", "suspend", "shutdown"]) system.emit(event);
    expect(locked).toEqual(["screen", "suspend", "close"]);
    for (const event of ["unlock-screen", "resume", "on-battery"]) system.emit(event);
    expect(locked).toHaveLength(3);
  });

  it("are none yet before the app is set up: there is nothing to lock", () => {
    const system = new EventEmitter();
    for (const phase of ["first-run", "passphrase", "stopped"]) {
      lockWith(system as Electron.PowerMonitor, services(phase), errors);
      lockVaults(services(phase), "close");
    }
    system.emit("suspend");
    expect(locked).toEqual([]);
  });

  it("note a failure while the system locks, which nobody waits for", () => {
    const system = new EventEmitter();
    const fail = () => {
      throw new TypeError("the passphrase is swordfish");
    };
    lockWith(system as Electron.PowerMonitor, services("ready", fail), errors);
    system.emit("lock-screen");
    const log = readFileSync(join(folder, "errors.log"), "utf8");
    expect(log).toContain("lock screen: TypeError");
    expect(log).not.toContain("swordfish");
  });

  it("tell the window what happened to them, and take a copied secret along when they lock, whatever locked them", async () => {
    const heard: unknown[] = [];
    const listeners = new Map<string, (payload: unknown) => void>();
    const listening = (name: string) => (listener: (payload: never) => void) =>
      listeners.set(name, listener as (payload: unknown) => void);
    const told = {
      onVaultChanged: listening("changed"),
      onVaultMerged: listening("merged"),
      onVaultChecked: listening("checked"),
    } as unknown as Services;
    const around = { ...aroundFor(folder, told), tell: (...args: unknown[]) => heard.push(args) };
    tellOfVaults(around, errors);
    await around.keeper.copy("swordfish", 60);
    const merged = { vault: "v", by: "Quinn Example", conflicts: 1 };
    listeners.get("changed")?.(desk("open"));
    listeners.get("merged")?.(merged);
    listeners.get("checked")?.({ vault: "v" });
    await new Promise(setImmediate);
    expect(record.clipboard).toBe("swordfish");
    listeners.get("changed")?.(desk("locked"));
    await new Promise(setImmediate);
    expect(record.clipboard).toBe("");
    expect(heard).toEqual([
      ["vault.changed", { desk: desk("open") }],
      ["vault.merged", merged],
      ["vault.checked", { vault: "v" }],
      ["vault.changed", { desk: desk("locked") }],
    ]);
  });
});
