/** What looks at this computer for the device checklist, and what it is compared with. [A-6.h.iii] */

import { hostname } from "node:os";
import { dirname, join } from "node:path";
import about from "../../package.json" with { type: "json" };
import { checksAside, runningApp, workstation } from "../device/index.ts";
import { loadEndOfLife } from "../device-data/index.ts";
import type { EndOfLife } from "../model/device/end-of-life.ts";
import type { AppReading, DeviceFamily, Read } from "../model/device/reading.ts";
import type { ServicesOptions } from "./options.ts";

export interface Looking {
  readonly now: Date;
  /** Ends it at once: what it gives then counts for nothing. */
  readonly signal: AbortSignal;
  /** Called for each line that is there. */
  onRead(): void;
}

export interface Workstation {
  readonly family: DeviceFamily;
  /** What the computer is called: for the report that goes to IT, and kept nowhere. */
  readonly name: string;
  readonly app: AppReading;
  /** What can be found out, one for each line of the checklist. */
  look(looking: Looking): Promise<readonly Read[]>;
  /** @throws AppError DEVICE_DATA_BROKEN {reason}, FOLDER_MISSING, DISK_* */
  endOfLife(): EndOfLife;
}

/** The computer that this runs on. Its data lie beside the policy packs. */
export function thisWorkstation({ folder, packFolder }: Pick<ServicesOptions, "folder" | "packFolder">): Workstation {
  const around = workstation(folder);
  const check = checksAside();
  const app = runningApp(about.version);
  return {
    family: around.family,
    name: hostname(),
    app,
    look: ({ now, signal, onRead }) => check({ around, app, now, signal, onRead }),
    endOfLife: () => loadEndOfLife(join(dirname(packFolder), "end-of-life.json")),
  };
}
