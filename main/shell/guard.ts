/** What the renderer may not do, whatever is loaded into it: go elsewhere, open a window, embed a page, or get a permission. */
import type { App, Session, WebContents } from "electron";

/** Holds a page where it is. Refuses navigation, redirects, frames, new windows and webviews. */
function hold(contents: WebContents): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** Applies to every page that the app will ever make. */
export function holdEveryPage(app: App): void {
  app.on("web-contents-created", (_event, contents) => hold(contents));
}

/** Refuses every permission, device and screen to the pages of a session. */
export function refusePermissions(session: Session): void {
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}
