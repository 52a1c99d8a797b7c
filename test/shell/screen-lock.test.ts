import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { busSocket } from "../../main/shell/d-bus/address.ts";
import { callBus, nextMessage } from "../../main/shell/d-bus/message.ts";
import { watchScreenLock } from "../../main/shell/screen-lock.ts";
import { temporaryFolder } from "./folder.ts";

const uid = process.getuid?.() ?? 0;
const started: ChildProcess[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill();
    await once(child, "exit");
  }
});

/** A session bus of its own; its address. */
async function bus(): Promise<string> {
  const child = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  started.push(child);
  const [line] = (await once(child.stdout ?? process.stdin, "data")) as [Buffer];
  return line.toString().trim();
}

/** Says on the bus what a desktop says. */
function say(address: string, signal: string, ...values: string[]): void {
  const path = "/org/gnome/ScreenSaver";
  const args = ["emit", "--session", "--object-path", path, "--signal", signal, ...values];
  execFileSync("gdbus", args, { env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address } });
}

describe("the screen's lock on Linux", () => {
  it("is told by the session bus, whichever desktop says so, and nothing else is taken for it", async () => {
    const address = await bus();
    let locks = 0;
    const stop = watchScreenLock(address, uid, () => {
      locks += 1;
    });
    // The bus takes a moment to let us in: said until it is heard.
    while (locks === 0) {
      say(address, "org.gnome.ScreenSaver.ActiveChanged", "true");
      await pause(20);
    }
    const heard = locks;
    say(address, "org.gnome.ScreenSaver.ActiveChanged", "false");
    say(address, "org.example.Player.ActiveChanged", "true");
    say(address, "org.gnome.ScreenSaver.WakeUpScreen");
    say(address, "org.gnome.ScreenSaver.ActiveChanged", "'true'");
    say(address, "org.freedesktop.ScreenSaver.ActiveChanged", "true");
    while (locks === heard) await pause(20);
    expect(locks).toBe(heard + 1);
    stop();
  });

  it("is nobody's to tell where there is no bus, or something else speaks in its place", async () => {
    const refuse = () => {
      throw new Error("nothing locked");
    };
    for (const address of [undefined, "", "tcp:host=localhost,port=1", "unix:", "unix:path=/nowhere/bus"]) {
      watchScreenLock(address, uid, refuse)();
    }
    for (const answer of ["REJECTED EXTERNAL\r\n", "OK 00\r\nHTTP/1.1 200 OK and so on and on\r\n"]) {
      const path = join(temporaryFolder(), "bus");
      const server = createServer((socket) =>
        socket
          .on("error", () => {})
          .resume()
          .end(answer),
      ).listen(path);
      await once(server, "listening");
      const left = once(server, "connection").then(([socket]) => once(socket, "close"));
      const stop = watchScreenLock(`unix:path=${path}`, uid, refuse);
      await left;
      stop();
      server.close();
    }
  });
});

describe("an address of a bus", () => {
  it("is the first socket of this machine in the list, escapes undone", () => {
    expect(busSocket("unix:path=/run/user/1000/bus")).toEqual({ path: "/run/user/1000/bus" });
    expect(busSocket("tcp:host=a;unix:path=/tmp/a%2db%20c,guid=00")).toEqual({ path: "/tmp/a-b c" });
    expect(busSocket("unix:abstract=/tmp/dbus-x,guid=00")).toEqual({ path: "\0/tmp/dbus-x" });
    expect(existsSync("/tmp/a-b c")).toBe(false);
  });
});

describe("messages of a bus", () => {
  it("are taken whole, however they arrive, and refused when they are none", () => {
    const whole = Buffer.concat([callBus(1, "Hello", null), callBus(2, "AddMatch", "type='signal'")]);
    const ends: number[] = [];
    for (let length = 0; length <= whole.length; length++) {
      let rest: Buffer = whole.subarray(0, length);
      let messages = 0;
      for (let next = nextMessage(rest); next !== null; next = nextMessage(rest)) {
        rest = next.rest;
        messages += 1;
      }
      if (rest.length === 0 && length > 0) ends.push(messages);
    }
    expect(ends).toEqual([1, 2]);
    expect(() => nextMessage(Buffer.alloc(16, 0x41))).toThrow(RangeError);
    const endless = Buffer.from(callBus(1, "Hello", null));
    endless.writeUInt32LE(0x7fffffff, 4);
    expect(() => nextMessage(endless)).toThrow(RangeError);
  });
});
