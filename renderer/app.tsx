import { Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { ErrorNote } from "./components/error-note.tsx";
import { LiveRegion } from "./components/live-region.tsx";
import { Palette } from "./components/palette.tsx";
import { LooseFiles, useCatchFiles } from "./components/paste-catcher.tsx";
import { Rail } from "./components/rail.tsx";
import { ScreenBoundary } from "./components/screen-boundary.tsx";
import { StatusStrip } from "./components/status-strip.tsx";
import { useShortcuts } from "./components/use-shortcuts.ts";
import { useTheme } from "./components/use-theme.ts";
import { FirstRun } from "./screens/first-run.tsx";
import { rail, ScreenOf } from "./screens/index.tsx";
import { Passphrase } from "./screens/passphrase.tsx";
import { Stopped } from "./screens/stopped.tsx";
import { followApp, loadApp, useApp } from "./stores/app.ts";
import { followCases } from "./stores/cases.ts";
import { followDevice } from "./stores/device.ts";
import { followDuties } from "./stores/duties.ts";
import { usePlace } from "./stores/place.ts";
import { followRecords } from "./stores/records.ts";
import { followRegister } from "./stores/register.ts";
import { followVault } from "./stores/vault.ts";

function Ready() {
  const place = usePlace((store) => store.place);
  useShortcuts();
  useEffect(() => followCases(), []);
  useEffect(() => followVault(), []);
  useEffect(() => followRecords(), []);
  useEffect(() => followRegister(), []);
  useEffect(() => followDuties(), []);
  useEffect(() => followDevice(), []);
  const over = useCatchFiles();
  return (
    <div className="app">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <Rail items={rail} />
      <main id="content" tabIndex={-1}>
        <ScreenBoundary key={place.screen}>
          <Suspense fallback={null}>
            <ScreenOf place={place} />
          </Suspense>
        </ScreenBoundary>
      </main>
      <LooseFiles />
      <StatusStrip />
      <Palette />
      {over && (
        <div className="drop-veil" aria-hidden="true">
          Let go to add it as evidence
        </div>
      )}
    </div>
  );
}

function Phase() {
  const { state, refused } = useApp();
  if (state === null) {
    return (
      <main className="lone">
        {refused ? (
          <ErrorNote refused={refused} />
        ) : (
          <p role="status" className="starting">
            Checking this computer’s keychain…
          </p>
        )}
      </main>
    );
  }
  switch (state.phase) {
    case "first-run":
      return <FirstRun state={state} />;
    case "passphrase":
      return <Passphrase folder={state.folder} />;
    case "stopped":
      return <Stopped refused={state.refused} folder={state.folder} />;
    case "ready":
      return <Ready />;
  }
}

/** The window. */
export function App() {
  useTheme();
  useEffect(() => {
    const stop = followApp();
    void loadApp();
    return stop;
  }, []);
  return (
    <I18nProvider locale="en-US">
      <Phase />
      <LiveRegion />
    </I18nProvider>
  );
}
