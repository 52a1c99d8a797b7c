import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Notification } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { Services } from "../../main/services.ts";
import type { Around } from "../../main/shell/around.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { notifyOf } from "../../main/shell/notifications.ts";
import { tellOfRegister } from "../../main/shell/register-events.ts";
import type { DutyCounts, EventName } from "../../preload/contract.ts";
import { clickNotification, closeNotifications } from "../standin/notification.ts";
import { record } from "../standin/record.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const counts = (overdue: number): DutyCounts => ({ overdue, now: 1, soon: 4, advice: 2 });
const words = { title: "2 things need you today", body: "Open Custodia to see what to do." };

/** A desk on which one notification a day is due, as the service hands them out. */
class Desk {
  readonly changes = new EventEmitter();
  phase = "ready";
  waiting: (typeof words)[] = [words];
  asked = 0;
  fault: Error | null = null;

  get services(): Services {
    const desk = this;
    return {
      phase: () => ({ phase: desk.phase }),
      onDutiesChanged: (listener: (told: DutyCounts) => void) => desk.changes.on("duties", listener),
      onRegisterChanged: (listener: () => void) => desk.changes.on("register", listener),
      get ready() {
        if (desk.phase !== "ready") throw new AppError("PROFILE_MISSING");
        return { duties: desk.duties() };
      },
    } as unknown as Services;
  }

  duties() {
    return {
      counts: () => counts(3),
      takeNotification: () => {
        this.asked += 1;
        if (this.fault !== null) throw this.fault;
        return this.waiting.shift() ?? null;
      },
    };
  }
}

let folder: string;
let desk: Desk;
let ending: AbortController;
let told: [EventName, unknown][];
let badges: DutyCounts[];
let focused: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  folder = temporaryFolder();
  desk = new Desk();
  ending = new AbortController();
  told = [];
  badges = [];
  focused = 0;
  closeNotifications();
  record.notifications.length = 0;
  record.showsNotifications = true;
});

afterEach(() => vi.useRealTimers());

function around(): Around {
  const tell = (event: EventName, payload: unknown) => void told.push([event, payload]);
  return { ...aroundFor(folder, desk.services), tell, ending: ending.signal };
}

async function watch(): Promise<void> {
  notifyOf(around(), {
    badge: { show: (shown) => void badges.push(shown) },
    supported: () => Notification.isSupported(),
    make: (said) => new Notification(said),
    focus: () => {
      focused += 1;
    },
    errors: new ErrorLog(join(folder, "errors.log")),
  });
  await vi.advanceTimersByTimeAsync(0);
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe("the notification of what is due", () => {
  it("comes at the start, and is asked for each minute, but shown only when there is one", async () => {
    await watch();
    expect(record.notifications).toEqual([words]);
    await minutes(3);
    expect([desk.asked, record.notifications.length]).toEqual([4, 1]);
    desk.waiting.push({ ...words, title: "One thing needs you today" });
    await minutes(1);
    expect(record.notifications.at(-1)?.title).toBe("One thing needs you today");
  });

  it("brings the window to the front and shows Today when it is clicked, once", async () => {
    await watch();
    expect([focused, told]).toEqual([0, []]);
    clickNotification();
    clickNotification();
    expect([focused, told]).toEqual([1, [["app.command", { command: "today" }]]]);
  });

  it("is not taken where the desktop shows none, and comes when it does again", async () => {
    record.showsNotifications = false;
    await watch();
    expect(desk.asked).toBe(0);
    record.showsNotifications = true;
    await minutes(1);
    expect(record.notifications).toEqual([words]);
  });

  it("waits until the app is set up or unlocked, and no longer than until it ends", async () => {
    desk.phase = "passphrase";
    await watch();
    expect([desk.asked, badges]).toEqual([0, []]);
    desk.phase = "ready";
    await minutes(1);
    expect(record.notifications).toEqual([words]);
    ending.abort();
    await minutes(5);
    expect(desk.asked).toBe(1);
  });

  it("that breaks is noted once, without what stood in it, and tried again each minute", async () => {
    desk.fault = new TypeError("the passphrase is swordfish");
    await watch();
    await minutes(2);
    const log = readFileSync(join(folder, "errors.log"), "utf8");
    expect(log.match(/notification: TypeError/g)).toHaveLength(1);
    expect(log).not.toContain("swordfish");
    desk.fault = null;
    await minutes(1);
    expect(record.notifications).toEqual([words]);
  });
});

describe("the number on the app’s icon", () => {
  it("is there from the start and follows what is due", async () => {
    await watch();
    expect(badges).toEqual([counts(3)]);
    desk.changes.emit("duties", counts(0));
    await minutes(2);
    expect(badges).toEqual([counts(3), counts(0)]);
  });
});

describe("the window", () => {
  it("hears when the register or what is due is another one", () => {
    tellOfRegister(around());
    desk.changes.emit("register");
    desk.changes.emit("duties", counts(2));
    expect(told).toEqual([
      ["register.changed", null],
      ["duties.changed", { counts: counts(2) }],
    ]);
  });
});
