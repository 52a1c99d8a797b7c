import { EventEmitter } from "node:events";
import type { App, Session, WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";
import { holdEveryPage, refusePermissions } from "../../main/shell/guard.ts";
import { defaultSession } from "../standin/session.ts";
import { refusable } from "../standin/web-contents.ts";

describe("the guard", () => {
  it("refuses navigation, redirects, frames, webviews and new windows of every page that is made", () => {
    const app = new EventEmitter();
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    holdEveryPage(app as App);
    app.emit("web-contents-created", {}, contents as unknown as WebContents);
    for (const name of ["will-navigate", "will-redirect", "will-frame-navigate", "will-attach-webview"]) {
      const event = refusable({ url: "https://example.com/" });
      contents.emit(name, event);
      expect(event.defaultPrevented, name).toBe(true);
    }
    const [[handler]] = contents.setWindowOpenHandler.mock.calls as [[() => unknown]];
    expect(handler()).toEqual({ action: "deny" });
  });

  it("refuses every permission, and has an answer for devices and screens", () => {
    refusePermissions(defaultSession as unknown as Session);
    expect(defaultSession.allows({}, "geolocation")).toBe(false);
    expect(defaultSession.allows({}, "clipboard-read")).toBe(false);
    expect(defaultSession.guardsDevices).toBe(true);
  });
});
