/** The system's notifications, and the app's icon: nobody sees them, a spec reads them from the record. */
import { EventEmitter } from "node:events";
import type Electron from "electron";
import { record } from "./record.ts";

const shown: Notification[] = [];

/** `Notification`: it stays until it is closed or clicked. */
export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = "", body = "" }: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return record.showsNotifications;
  }

  show(): void {
    record.notifications.push({ title: this.title, body: this.body });
    shown.push(this);
    this.emit("show", {});
  }

  close(): void {
    const place = shown.indexOf(this);
    if (place < 0) return;
    shown.splice(place, 1);
    this.emit("close", {});
  }
}

/** A person clicks the newest notification; nothing happens where there is none. */
export function clickNotification(): void {
  const notification = shown.pop();
  notification?.emit("click", {});
  notification?.emit("close", {});
}

/** The person clears them all away. */
export function closeNotifications(): void {
  for (const notification of [...shown]) notification.close();
}

export const nativeImage = {
  createFromBitmap(bitmap: Buffer, { width, height }: Electron.CreateFromBitmapOptions) {
    if (bitmap.length !== width * height * 4) throw new Error("the bitmap is not of that size");
    return { getSize: () => ({ width, height }), toBitmap: () => bitmap, isEmpty: () => bitmap.length === 0 };
  },
};
