import { noReading } from "../no-reading.ts";
import type { AnyProbe } from "../probe.ts";
import { nothing, query, rowsOf } from "./rows.ts";

/** macOS: the firewall, FileVault and the lock of the screen (osquery.io/schema: alf, disk_encryption, screenlock). */
export function macosByOsquery(program: string): readonly AnyProbe[] {
  return [firewall(program), encryption(program), screenLock(program)];
}

function firewall(program: string): AnyProbe {
  return {
    item: "firewall",
    family: "macos",
    sources: () => ({ answer: query(program, "SELECT global_state FROM alf") }),
    parse: ({ answer = nothing }) => {
      const state = rowsOf(answer)?.[0]?.global_state ?? "";
      // 1: with exceptions; 2: all incoming connections are refused.
      return /^[012]$/.test(state) ? { on: state !== "0", name: "macOS Firewall" } : noReading(answer);
    },
  };
}

/** Only of the volume with which the Mac starts. */
function encryption(program: string): AnyProbe {
  const question =
    "SELECT d.filevault_status AS status FROM mounts m JOIN disk_encryption d ON d.name = m.device WHERE m.path = '/'";
  return {
    item: "encryption",
    family: "macos",
    sources: () => ({ answer: query(program, question) }),
    parse: ({ answer = nothing }, { folder }) => {
      const status = rowsOf(answer)?.[0]?.status ?? "";
      if (folder.startsWith("/Volumes/") || !/^(on|off)$/.test(status)) return noReading(answer);
      return { state: status === "on" ? "on" : "off", by: "FileVault" };
    },
  };
}

/** Whether the password is asked for, but not after how long a rest the screen goes dark. */
function screenLock(program: string): AnyProbe {
  return {
    item: "screen-lock",
    family: "macos",
    sources: () => ({ answer: query(program, "SELECT enabled, grace_period FROM screenlock") }),
    parse: ({ answer = nothing }) => {
      const enabled = rowsOf(answer)?.[0]?.enabled ?? "";
      return /^[01]$/.test(enabled) ? { locks: enabled === "1", after: null } : noReading(answer);
    },
  };
}
