/** Puts the device checklist together with what it needs from the rest of the house. */

import { DeviceBook } from "../device-book/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { DeviceStanding } from "../model/device-view.ts";
import type { Actor, DeskEvent } from "../model/entry.ts";
import { packRef } from "../model/policy-pack.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Recorded } from "./checked-event.ts";
import { DailyCheck } from "./daily-check.ts";
import { stored } from "./data-folder.ts";
import { recordDeskEvents } from "./desk-log.ts";
import { DeviceWork } from "./device-work.ts";
import { systemTimers } from "./idle-clock.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { recordedChecks } from "./recorded-checks.ts";
import { thisComputer } from "./this-computer.ts";
import { packInForce } from "./vault-parts.ts";
import { thisWorkstation } from "./workstation.ts";

/** Who hears how this workstation stands, and how far a check is. */
export interface DeviceListeners {
  changed(standing: DeviceStanding): void;
  progress(progress: { readonly done: number; readonly of: number }): void;
}

export interface DeviceParts {
  readonly log: RemovalLog;
  actor(): Actor;
  /** Called after entries were recorded. */
  logChanged(): void;
  readonly closing: AbortSignal;
  readonly listeners: DeviceListeners;
}

export interface AssembledDevice {
  readonly device: DeviceWork;
  /** The policy may be another one, and the standing with it. */
  policyChanged(): void;
  /** Begins no check any more; ends when none runs. Safe twice. */
  stop(): Promise<void>;
}

/** Looks at nothing yet. */
export function assembleDevice(options: ServicesOptions, opened: Opened, parts: DeviceParts): AssembledDevice {
  const { clock, device: id, timers = systemTimers, computer = thisComputer() } = options;
  const { workstation = thisWorkstation(options) } = options;
  const { actor, closing, listeners } = parts;
  const policy = () => packInForce(opened);
  const device = new DeviceWork({
    book: new DeviceBook({ database: opened.database, device: id, computer }),
    ...{ workstation, clock, policy, actor, closing },
    record: recorder(options, opened, parts),
    recorded: () => recordedChecks(parts.log, id),
    recordedAs: (seq) => recordedAs(parts.log, seq),
    lastEntry: () => parts.log.lastAt(),
    changed: listeners.changed,
    progress: (done, of) => listeners.progress({ done, of }),
  });
  const daily = new DailyCheck({ device, timers });
  return {
    device,
    policyChanged: () => {
      try {
        device.look();
      } catch (error) {
        // What was saved stands. The next look, within a minute, tells it, and whoever asks for the checklist hears why there is none.
        if (!(error instanceof AppError)) throw error;
      }
    },
    stop: async () => {
      daily.close();
      await device.settled();
    },
  };
}

function recordedAs(log: RemovalLog, seq: number): Recorded | null {
  try {
    return log.deskEntry("device.checked", seq)?.entry ?? null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "LOG_DOES_NOT_VERIFY") throw error;
    // It can't be read as an entry, so that no check agrees with it. Verifying the log names it.
    return null;
  }
}

function recorder({ device }: ServicesOptions, opened: Opened, { log, actor, logChanged }: DeviceParts) {
  return (event: DeskEvent, keep: (seq: number) => void): void => {
    const run = opened.database.transaction(() => {
      const desk = { log, actor: actor(), device, policy: packRef(packInForce(opened)) };
      for (const seq of recordDeskEvents(desk, [event])) keep(seq);
    });
    stored(() => run.immediate());
    logChanged();
  };
}
