/** How this workstation stands, as main last said. [A-6.h.iii] */
import { create } from "zustand";
import { type DeviceAnswer, type DeviceDesk, type DeviceStanding, deviceItems } from "../../main/model/device-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, on, refusedOf } from "../bridge.ts";

interface DeviceStore {
  /** null until it is read. */
  readonly desk: DeviceDesk | null;
  /** Why it could not be read. */
  readonly refused: Refused | null;
  /** A check is under way; null: none is. */
  readonly running: DeviceDesk["running"];
  /** Why the check that was asked for last came to nothing; null: it did not. */
  readonly unchecked: Refused | null;
}

const unread: DeviceStore = { desk: null, refused: null, running: null, unchecked: null };

export const useDeviceStore = create<DeviceStore>(() => unread);

/** While a check runs the desk is read again after so many milliseconds: one that was refused tells nobody that it is over. */
const again = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;

function watch(running: DeviceDesk["running"]): void {
  clearTimeout(timer);
  timer = running === null ? undefined : setTimeout(reload, again);
}

/** Takes the desk that main answers with. Answers come in the order in which main gave them: the last one is the newest. Throws RefusedError. */
async function taken(request: Promise<DeviceDesk>): Promise<DeviceDesk> {
  const desk = await request;
  useDeviceStore.setState({ desk, running: desk.running, refused: null });
  watch(desk.running);
  return desk;
}

/** Throws RefusedError. */
export function loadDevice(): Promise<DeviceDesk> {
  return taken(ask("device.desk", null));
}

/** A check is under way from the moment it is asked for; one that was refused is over, too. Throws RefusedError. */
async function checked(request: Promise<DeviceDesk>): Promise<DeviceDesk> {
  useDeviceStore.setState(({ running }) => ({ running: running ?? { done: 0, of: deviceItems.length } }));
  try {
    return await taken(request);
  } catch (error) {
    reload();
    throw error;
  }
}

/** Looks at everything again. null: it was refused, nothing was recorded, and the last check stands; `unchecked` says why. */
export async function checkDevice(): Promise<DeviceDesk | null> {
  useDeviceStore.setState({ unchecked: null });
  try {
    return await checked(ask("device.check", null));
  } catch (error) {
    useDeviceStore.setState({ unchecked: refusedOf(error) });
    return null;
  }
}

/** Throws RefusedError: the answer may be kept all the same, and the check that follows it was refused. */
export function answerQuestion(question: string, answer: DeviceAnswer): Promise<DeviceDesk> {
  return checked(ask("device.answer", { question, answer }));
}

/** Throws RefusedError. */
export function saveContact(contact: string): Promise<DeviceDesk> {
  return taken(ask("device.save-contact", { contact }));
}

function reload(): void {
  loadDevice().catch((error: unknown) => useDeviceStore.setState({ refused: refusedOf(error) }));
}

/** Follows main while the app is ready; returns the function that stops. */
export function followDevice(): () => void {
  const stops = [
    on("device.progress", (running) => {
      useDeviceStore.setState({ running });
      watch(running);
    }),
    on("device.changed", ({ standing }) => {
      useDeviceStore.setState(({ desk }) => ({ desk: desk === null ? null : { ...desk, standing } }));
      reload();
    }),
  ];
  reload();
  return () => {
    for (const stop of stops) stop();
    watch(null);
    useDeviceStore.setState(unread);
  };
}

/** The checklist, once it was read. */
export function useDevice(): DeviceDesk | null {
  return useDeviceStore((store) => store.desk);
}

/** How this workstation stands; null until that is known. */
export function useDeviceStanding(): DeviceStanding | null {
  return useDeviceStore((store) => store.desk?.standing ?? null);
}
