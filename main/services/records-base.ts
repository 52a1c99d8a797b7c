/** What every part of the records desk needs: the log with its policy, what a package says of itself, and the writing of packages. */

import about from "../../package.json" with { type: "json" };
import type { Exports } from "../exports/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { DeskEvent } from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import { softwareAgent } from "../packages/report/index.ts";
import type { BagMeta } from "../packages/source.ts";
import { databaseFile, evidenceFolder } from "./data-folder.ts";
import { recordDeskEvents } from "./desk-log.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { packFolders } from "./pack-folders.ts";
import { exportInThread } from "./package-thread.ts";
import type { WritePackage } from "./records-exports.ts";
import type { RecordsDeskParts } from "./records-log.ts";
import type { RecordsParts } from "./records-parts.ts";

export function commonParts(
  { clock, random, device }: ServicesOptions,
  { packs, register }: Opened,
  { log, actor, logChanged }: RecordsParts,
): RecordsDeskParts {
  const policy = (): PolicyPack => {
    const ref = register.pack();
    if (ref === null) throw new AppError("PROFILE_MISSING");
    return packs.get(ref);
  };
  const record = (event: DeskEvent) => {
    recordDeskEvents({ log, actor: actor(), device, policy: packRef(policy()) }, [event]);
    logChanged();
  };
  return { log, clock, random, actor, policy, policyOf: (ref) => (packs.has(ref) ? packs.get(ref) : policy()), record };
}

/** @throws AppError PROFILE_MISSING, PACK_UNKNOWN {ref} */
export function metaOf({ actor, policy }: RecordsDeskParts, exports: Exports): BagMeta {
  const { organisation, timeZone } = policy();
  const { contact } = exports.settings();
  return {
    organisation,
    contactName: contact.name === "" ? actor().name : contact.name,
    contactEmail: contact.email,
    date: exports.today(),
    timeZone,
    software: softwareAgent(about.version),
  };
}

/** Packages are written in a thread of their own, from the files of this data folder. */
export function writer({ folder, packFolder }: ServicesOptions): WritePackage {
  return (plan, to, { onProgress, signal }) => {
    const places = {
      database: databaseFile(folder),
      evidence: evidenceFolder(folder),
      packs: packFolders({ folder, packFolder }),
    };
    return exportInThread(
      { ...places, plan, to: { folder: to.folder, recipients: to.recipients, later: true } },
      { onProgress, signal },
    );
  };
}
