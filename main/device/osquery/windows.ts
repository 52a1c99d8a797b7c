import type { Protection } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { localDay } from "../local-day.ts";
import { noReading } from "../no-reading.ts";
import type { AnyProbe, Around } from "../probe.ts";
import { nothing, query, type Row, rowsOf } from "./rows.ts";

/** What osquery knows of Windows beyond its version (osquery.io/schema): updates that came, and what Windows Security watches. */
export function windowsByOsquery(program: string): readonly AnyProbe[] {
  return [updates(program), malware(program), firewall(program), encryption(program)];
}

/** Only when updates last came: it can't say what waits. */
function updates(program: string): AnyProbe {
  // Signatures of malware protection come daily, and are no updates of the system.
  const wanted = "result_code = 'Succeeded' AND operation = 'Installation' AND title NOT LIKE '%KB2267602%'";
  return {
    item: "updates",
    family: "windows",
    sources: () => ({ answer: query(program, `SELECT MAX(date) AS date FROM windows_update_history WHERE ${wanted}`) }),
    parse: ({ answer = nothing }) => {
      const date = rowsOf(answer)?.[0]?.date ?? "";
      const installedOn = /^\d{9,11}$/.test(date) ? localDay(Number(date) * 1000) : null;
      if (installedOn === null) return noReading(answer);
      return { pending: null, security: null, restart: null, installedOn, lookedOn: null };
    },
  };
}

function malware(program: string): AnyProbe {
  const columns = "name, state, signatures_up_to_date";
  return {
    item: "malware",
    family: "windows",
    sources: () => ({
      answer: query(program, `SELECT ${columns} FROM windows_security_products WHERE type = 'Antivirus'`),
    }),
    parse: ({ answer = nothing }) => {
      const rows = rowsOf(answer);
      if (rows === null || rows.length === 0 || rows.some(({ name = "" }) => name === "")) return noReading(answer);
      return { protections: rows.slice(0, 20).map(protection) };
    },
  };
}

/** `On`, `Off`, `Snoozed`, `Expired`: what is not on does not watch. */
function protection({ name = "", state = "", signatures_up_to_date: current = "" }: Row): Protection {
  const on = state === "On" ? true : ["Off", "Snoozed", "Expired"].includes(state) ? false : null;
  return {
    name: steadyText(name),
    on,
    // Windows Security calls a product on while it watches; by itself that is not said here.
    realTime: null,
    current: current === "1" ? true : current === "0" ? false : null,
    signaturesOn: null,
    version: null,
  };
}

function firewall(program: string): AnyProbe {
  return {
    item: "firewall",
    family: "windows",
    sources: () => ({ answer: query(program, "SELECT firewall FROM windows_security_center") }),
    parse: ({ answer = nothing }) => {
      const health = rowsOf(answer)?.[0]?.firewall;
      if (health === undefined) return noReading(answer);
      const on = health === "Good" ? true : health === "Poor" || health === "Snoozed" ? false : null;
      return on === null ? "unreadable" : { on, name: "Windows Security" };
    },
  };
}

/** Without administrator's rights the table is empty, and nothing follows from that. */
function encryption(program: string): AnyProbe {
  return {
    item: "encryption",
    family: "windows",
    sources: () => ({
      answer: query(program, "SELECT drive_letter, conversion_status, protection_status FROM bitlocker_info"),
    }),
    parse: ({ answer = nothing }, around) => {
      const row = rowsOf(answer)?.find(({ drive_letter: letter }) => letter?.toUpperCase() === driveOf(around));
      return row === undefined ? noReading(answer) : bitLocker(row);
    },
  };
}

function driveOf({ folder }: Around): string {
  return folder.slice(0, 2).toUpperCase();
}

/** Win32_EncryptableVolume: protection 1 is on; conversion 1 is wholly encrypted, 2 under way (Microsoft Learn). */
function bitLocker({ conversion_status: conversion, protection_status: protected_ }: Row) {
  const by = "BitLocker";
  if (conversion === "2") return { state: "under-way", by } as const;
  if (protected_ === "1" && conversion === "1") return { state: "on", by } as const;
  return protected_ === "0" ? ({ state: "off", by } as const) : "unreadable";
}
